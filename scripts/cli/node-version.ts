/** Says plainly what to do on a Node that is too old, before anything that needs a newer one is loaded. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  process.stderr.write(
    `error: Sweepbook needs Node 22.12 or later; this is ${version}.\n` +
      '  hint: inside the repository use "npm run build" (it brings its own Node on Linux), or install a newer Node.\n',
  );
  process.exit(2);
}
