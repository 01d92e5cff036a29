import { expect, test } from 'vitest';
import { findError } from '../../../../src/ingest/readers/generic/log.ts';

test('the last traceback counts, with type and message', () => {
  const log =
    'Traceback (most recent call last):\n  a\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b"\n    x\ntorch.cuda.OutOfMemoryError: CUDA out of memory. Tried\n';
  expect(findError(log)).toEqual({
    type: 'torch.cuda.OutOfMemoryError',
    message: 'CUDA out of memory. Tried',
    traceback:
      'Traceback (most recent call last):\n  File "b"\n    x\ntorch.cuda.OutOfMemoryError: CUDA out of memory. Tried',
    atEnd: true,
  });
});

test('prefixes of launchers are cut', () => {
  const log = '[rank0]: Traceback (most recent call last):\n[rank0]:   File "x"\n[rank0]: ValueError: bad\n';
  expect(findError(log)).toMatchObject({ type: 'ValueError', message: 'bad' });
});

test('a log that ends inside a traceback', () => {
  expect(findError('Traceback (most recent call last):\n  File "x"\n')).toMatchObject({
    type: 'Traceback',
    atEnd: true,
  });
});

test('an error without a message, and one that is no Python name', () => {
  expect(findError('Traceback (most recent call last):\n  x\nKeyboardInterrupt\n')).toMatchObject({
    type: 'KeyboardInterrupt',
    message: '',
  });
  expect(findError('Traceback (most recent call last):\n  x\n??? broken line\n')).toMatchObject({
    type: 'Error',
    message: '??? broken line',
  });
});

test.each([
  ['slurmstepd: error: *** JOB 17 ON n1 CANCELLED AT 2026-03-01T12:00:00 DUE TO TIME LIMIT ***', 'TimeLimit'],
  ['RuntimeError: CUDA out of memory. Tried to allocate', 'OutOfMemory'],
  ['slurmstepd: error: Detected 1 oom-kill event(s)', 'OutOfMemory'],
  ['Segmentation fault (core dumped)', 'SegmentationFault'],
  ['Killed', 'Killed'],
  ['run.sh: line 3: 4711 Killed                  python train.py', 'Killed'],
])('%s', (line, type) => {
  expect(findError(`epoch 1\n${line}\n`)).toMatchObject({ type, traceback: null, atEnd: true });
});

test.each(['epoch 1 loss=0.5\n', '', 'SkilledWorker Killedx\n', 'no errors\n'])('finds nothing in %j', (log) => {
  expect(findError(log)).toBeNull();
});

test('tells an error in the middle from one at the end', () => {
  expect(findError(`Traceback (most recent call last):\n  x\nValueError: a\n${'epoch\n'.repeat(10)}`)!.atEnd).toBe(
    false,
  );
});
