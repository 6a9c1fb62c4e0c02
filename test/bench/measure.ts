/** Runs one variant once, alone in its process, and prints what it took as a line of JSON. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

process.env.N8N_ENCRYPTION_KEY = 'benchmark';
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'laaffic-bench-'));
process.env.N8N_LOG_LEVEL = 'silent';

async function main([name, count, address]: string[]): Promise<void> {
	// After the environment is set: n8n-core reads it while it loads.
	const { VARIANTS } = await import('./variants');
	const made = Array.from({ length: Number(count) }, (_, index) => ({
		customer: `C-${index}`,
		name: `Customer ${index % 997}`,
		phone: `91${9_000_000_000 + index}`,
		amount: 100 + (index % 900),
		dueDate: '2031-05-01',
		city: 'Pune',
	}));
	// As rows come in n8n: read from a file or an answer, not put together in this process.
	const rows = JSON.parse(JSON.stringify(made)) as typeof made;
	// A small run first, so that loading and compiling are not measured.
	await VARIANTS[name](rows.slice(0, 200), address);
	global.gc?.();
	const before = process.memoryUsage().rss;
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	let peak = before;
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
	// The first turn of the timers is where the pauses are counted from.
	await new Promise((resolve) => setTimeout(resolve, 20));
	const milliseconds = await VARIANTS[name](rows, address);
	// A pause at the very end shows once the timers have had their turn.
	await new Promise((resolve) => setTimeout(resolve, 20));
	clearInterval(watch);
	// The highest mark of the whole process, if it was reached by this run.
	peak = Math.max(peak, process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024);
	const result = {
		milliseconds: Math.round(milliseconds),
		peakMegabytes: Math.round((peak - before) / 2 ** 20),
		longestPause: Math.round(delay.max / 1e6),
	};
	process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}

void main(process.argv.slice(2));
