/** Says plainly what to do on a Node that is too old, before anything that needs a newer one is loaded. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  process.stderr.write(
    `error: Sweepbook needs Node 22.12 or later; this is Node ${version}.\n` +
      '  hint: install Node 24 from https://nodejs.org or with a version manager (nvm install 24), then call it again.\n' +
      '  In a clone of the repository "npm run build" needs nothing: on Linux it brings its own Node.\n',
  );
  process.exit(2);
}
