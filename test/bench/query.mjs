// Query Tasks over 10,000 tasks, beside asking for the same pages and reading them as JSON.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bestOf, bundle } from './create.mjs';

const TASKS = 10_000;
const VARIANTS = ['tasks, floor', "tasks, n8n's requests", 'tasks, node'];

export async function run() {
	await bundle();
	const env = { ...process.env, TASKS: String(TASKS) };
	const sink = fork(fileURLToPath(new URL('sink.mjs', import.meta.url)), { env });
	const [{ port }] = await once(sink, 'message');
	try {
		const best = await bestOf(VARIANTS, TASKS, `http://127.0.0.1:${port}`);
		const floor = best.get('tasks, floor');
		return [
			{
				title: `Query Tasks over ${TASKS.toLocaleString('en')} tasks`,
				note: "The floor asks for the same pages, one after the other, and reads them as JSON; n8n's requests do so from a node by n8n's own request, signed, and pass the records on.",
				columns: ['ms', 'x floor', 'processor, ms', 'MB', 'longest pause, ms'],
				lines: [...best].map(([name, result]) => [
					name,
					result.milliseconds,
					Number((result.milliseconds / floor.milliseconds).toFixed(2)),
					result.processorMilliseconds,
					result.peakMegabytes,
					result.longestPause,
				]),
			},
		];
	} finally {
		sink.kill();
	}
}
