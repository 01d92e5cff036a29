/** Preloaded into a measured process: writes its processor time and peak memory to $BENCH_USAGE when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const target = process.env.BENCH_USAGE;
  if (target === undefined) return;
  const { user, system } = process.cpuUsage();
  const usage = { cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  writeFileSync(target, JSON.stringify(usage));
});
