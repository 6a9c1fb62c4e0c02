// Says what is going on during long steps: a line that updates on a terminal, else a line now and
// then, so that a log shows that it goes on.

const TERMINAL_EVERY_MS = 1_000;
const LOG_EVERY_MS = 15_000;

/** @param {number} since */
function elapsed(since) {
	const seconds = Math.round((Date.now() - since) / 1000);
	if (seconds < 60) return `${seconds} s`;
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Which step of the start is under way, such as "2 of 5"; other scripts count none. */
let place = '';

/** @param {string} step */
export function enterStep(step) {
	place = step;
}

/**
 * Does the work while showing its name, the time it has taken and what `detail` says about it.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {() => Promise<string> | string} [detail]
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function withProgress(label, work, detail = () => '', out = process.stdout) {
	const name = [place, label].filter(Boolean).join('  ');
	const since = Date.now();
	const line = async () => {
		const more = await Promise.resolve(detail()).catch(() => '');
		return [`${name} … ${elapsed(since)}`, more].filter(Boolean).join(', ');
	};
	let ended = false;
	const show = async () => {
		const text = await line();
		if (ended) return;
		out.write(out.isTTY ? `\r\x1b[K${text.slice(0, (out.columns || 80) - 1)}` : `${text}\n`);
	};
	if (!out.isTTY) out.write(`${name} …\n`);
	const timer = setInterval(show, out.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS);
	const finish = (/** @type {string} */ word) => {
		ended = true;
		clearInterval(timer);
		out.write(`${out.isTTY ? '\r\x1b[K' : ''}${name}: ${word} after ${elapsed(since)}\n`);
	};
	try {
		const result = await work();
		finish('done');
		return result;
	} catch (error) {
		finish('failed');
		throw error;
	}
}
