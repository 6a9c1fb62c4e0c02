// The memory of n8n and its task runner, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_EACH_MS = 20;
const PAGE_BYTES = 4_096;

/** @param {number} leader of the process group in which n8n and its task runner live */
function processesOf(leader) {
	return readdirSync('/proc').filter((name) => {
		if (!/^\d+$/.test(name)) return false;
		try {
			const [, , group] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1].split(' ');
			return Number(group) === leader;
		} catch {
			return false; // It has ended in the meantime.
		}
	});
}

/** @param {string} pid */
function residentBytes(pid) {
	try {
		return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
	} catch {
		return 0;
	}
}

/**
 * Watches all processes of a group together.
 * @param {number} leader
 * @returns {() => number} ends the watch, and gives the bytes at the highest above those at first
 */
export function watchMemory(leader) {
	const pids = processesOf(leader);
	const now = () => pids.reduce((sum, pid) => sum + residentBytes(pid), 0);
	const before = now();
	let peak = before;
	const timer = setInterval(() => (peak = Math.max(peak, now())), SAMPLE_EACH_MS);
	return () => {
		clearInterval(timer);
		return Math.max(peak, now()) - before;
	};
}
