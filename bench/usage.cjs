/**
 * Loaded into a measured process (`--require`) in the runs that count memory and CPU; appends one line to
 * BENCH_USAGE_FILE when the process ends. The timed runs go without it.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.BENCH_USAGE_FILE;
if (file !== undefined && isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    appendFileSync(file, `${JSON.stringify({ cpuMicroseconds: user + system, peakKB: peakKB() })}\n`);
  });
}

/**
 * On Linux the kernel's own mark of this image: `maxRSS` there starts from the parent's memory, which a process
 * inherits on its way to exec, and would say of every small child what the bench itself weighs.
 */
function peakKB() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return mark === null ? process.resourceUsage().maxRSS : Number(mark[1]);
}
