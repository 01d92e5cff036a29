/**
 * Says plainly what to do on a Node that is too old, and ends the process with 2. Plain JavaScript, and loaded before
 * anything that needs a newer Node.
 * @param {string} version the version of the running Node
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  process.stderr.write(
    `error: Sweepbook needs Node 22.12 or later; this is Node ${version}.\n` +
      '  hint: install Node 24 from https://nodejs.org or with a version manager (nvm install 24), then call it again.\n' +
      '  On Linux x86-64 a clone of the repository brings its own Node: npm ci, then npm run build.\n',
  );
  process.exit(2);
}
