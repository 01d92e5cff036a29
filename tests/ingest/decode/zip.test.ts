import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource, withFile } from '../../../src/ingest/decode/byte-source.ts';
import { listZip, readMember } from '../../../src/ingest/decode/zip.ts';
import { codeOf, fixture, fixturePath } from '../support/fixtures.ts';
import { writeZip } from '../writers/zip.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const readAll = (archive: Uint8Array): Record<string, string> => {
  const source = bytesSource(archive);
  return Object.fromEntries(
    [...listZip(source).members].map(([name, member]) => [name, text(readMember(source, member))]),
  );
};

describe('zip archives of our own writer', () => {
  const content = Buffer.from('{"a": 1}\n'.repeat(5000));

  it.each([0, 8, 93] as const)('reads method %i', (method) => {
    expect(readAll(writeZip([{ name: 'a/b.json', content, method }]))).toEqual({ 'a/b.json': content.toString() });
  });

  it('reads zip64 members and a zip64 end record', () => {
    const archive = writeZip([{ name: 'wide', content, method: 8, zip64: true }], { zip64End: true });
    expect(readAll(archive)).toEqual({ wide: content.toString() });
  });

  it('reads the local headers where the directory is missing, up to the cut', () => {
    const whole = writeZip(
      ['one', 'two', 'three'].map((name) => ({ name, content: Buffer.from(name.repeat(90)) })),
      { directory: false },
    );
    const source = bytesSource(whole.subarray(0, whole.length - 10));
    const directory = listZip(source);
    expect(directory.torn).toBe(true);
    expect([...directory.members.keys()]).toEqual(['one', 'two']);
    expect(text(readMember(source, directory.members.get('two')!))).toBe('two'.repeat(90));
  });

  it('takes the later of two members with one name, as unpacking would', () => {
    const archive = writeZip([
      { name: 'x', content: Buffer.from('old') },
      { name: 'x', content: Buffer.from('new') },
    ]);
    expect(readAll(archive)).toEqual({ x: 'new' });
  });

  it('leaves out names that would leave the folder', () => {
    const names = ['../evil', '/etc/passwd', 'a/../../b', 'C:\\x', 'a\\..\\b', 'n\0ul', 'fine/..name'];
    const directory = listZip(bytesSource(writeZip(names.map((name) => ({ name, content: Buffer.from('x') })))));
    expect([...directory.members.keys()]).toEqual(['fine/..name']);
    expect(directory.unsafe).toEqual(names.slice(0, -1));
  });

  it('refuses a member that inflates beyond its stated size: a zip bomb', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const source = bytesSource(writeZip([{ name: 'bomb', content: Buffer.alloc(10), compressed: bomb, method: 8 }]));
    const member = listZip(source).members.get('bomb')!;
    expect(codeOf(() => readMember(source, member))).toBe('too-large');
  });

  it('refuses a member that states more than the cap', () => {
    const source = bytesSource(writeZip([{ name: 'big', content: Buffer.alloc(2000), method: 8 }]));
    const member = listZip(source).members.get('big')!;
    expect(codeOf(() => readMember(source, member, { maxMemberBytes: 1000, maxMembers: 10 }))).toBe('too-large');
  });

  it('names an unknown method, a wrong checksum and what is no archive', () => {
    const odd = bytesSource(writeZip([{ name: 'odd', content: Buffer.from('x'), method: 12 }]));
    expect(codeOf(() => readMember(odd, listZip(odd).members.get('odd')!))).toBe('unsupported');
    const bytes = writeZip([{ name: 'flip', content: Buffer.from('hello') }]);
    bytes[30 + 4 + 1]! ^= 1;
    const flipped = bytesSource(bytes);
    expect(codeOf(() => readMember(flipped, listZip(flipped).members.get('flip')!))).toBe('malformed');
    expect(codeOf(() => listZip(bytesSource(Buffer.from('no archive, but more than 22 bytes'))))).toBe('malformed');
    expect(codeOf(() => listZip(bytesSource(Buffer.from('PK'))))).toBe('torn');
  });
});

describe('a zip archive that Python wrote', () => {
  it('gives the same from memory and from the file', () => {
    const expected = { 'stored.txt': 'plain', 'dir/deflated.txt': 'x'.repeat(10000), 'streamed.txt': 'wide' };
    expect(readAll(fixture('python/python.zip'))).toEqual(expected);
    const viaFile = withFile(fixturePath('python/python.zip'), (source) =>
      Object.fromEntries([...listZip(source).members].map(([name, m]) => [name, text(readMember(source, m))])),
    );
    expect(viaFile).toEqual(expected);
  });
});
