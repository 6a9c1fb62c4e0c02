import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a piece of work took, beside what there was before. */
export interface Measurement {
	readonly milliseconds: number;
	/** Of all threads, the collector of garbage among them. */
	readonly processorMilliseconds: number;
	readonly peakMegabytes: number;
	/** Milliseconds in which nothing else had a turn. */
	readonly longestPause: number;
}

/** Waits for the turn of the timers, from which pauses are counted and in which the last one shows. */
const TURN = 20;

/**
 * Measures one piece of work, after what others left behind has been collected: whoever made the
 * garbage before would else have it collected at the cost of this work.
 */
export async function measured(work: () => Promise<unknown>): Promise<Measurement> {
	global.gc?.();
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	await sleep(TURN);
	const peak = new PeakMemory();
	const processor = process.cpuUsage();
	const start = performance.now();
	await work();
	const milliseconds = performance.now() - start;
	const { user, system } = process.cpuUsage(processor);
	const peakMegabytes = peak.growth() / 2 ** 20;
	await sleep(TURN);
	delay.disable();
	return {
		milliseconds: Math.round(milliseconds),
		processorMilliseconds: Math.round((user + system) / 1_000),
		peakMegabytes: Math.round(peakMegabytes),
		longestPause: Math.round(delay.max / 1e6),
	};
}

const HIGHEST_MARK = /^VmHWM:\s+(\d+) kB$/m;

/** How much memory the process takes at most. Linux notes it; elsewhere it is looked at now and then. */
class PeakMemory {
	private readonly before = process.memoryUsage.rss();
	private highest = this.before;
	private readonly watch = setInterval(() => this.look(), 5);
	private readonly isNoted = forgetHighestMark();

	/** In bytes. */
	growth(): number {
		clearInterval(this.watch);
		this.look();
		if (this.isNoted) this.highest = highestMark();
		return this.highest - this.before;
	}

	private look(): void {
		this.highest = Math.max(this.highest, process.memoryUsage.rss());
	}
}

/** https://www.kernel.org/doc/html/latest/filesystems/proc.html: 5 resets the highest mark. */
function forgetHighestMark(): boolean {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
		return highestMark() > 0;
	} catch {
		return false;
	}
}

function highestMark(): number {
	const [, kilobytes = '0'] = HIGHEST_MARK.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
	return Number(kilobytes) * 1_024;
}
