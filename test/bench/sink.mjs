// Takes requests and throws them away, in a process of its own, so that only the sender is measured.
import { createServer } from 'node:http';

/** How many tasks it says there are, in pages of as many as are asked for. */
const TASKS = Number(process.env.TASKS ?? 0);
const EMPTY_LIST = JSON.stringify({ code: 0, msg: 'success', data: { records: [], total: 0 } });
const CREATED = JSON.stringify({ status: '0', reason: 'success', data: 123123 });

/** The newest first, a task a minute, as an account that sends all day has them. */
const createdTime = (id) =>
	new Date(Date.UTC(2031, 4, 8) - id * 60_000).toISOString().slice(0, 19).replace('T', ' ');

const task = (id) => ({
	taskId: id,
	taskName: `Payment reminder ${id}`,
	status: 3,
	createdTime: createdTime(id),
	rate: '100%',
	numCnt: 2_000,
	callNum: 2_400,
	answeredNum: 1_100,
	asr: '45.83%',
	acd: '61s',
	taskSumPayFee: '12.159827(USD)',
	success: 1_100,
	fail: 900,
	scriptId: 41,
	taskType: 3,
	groupCallPayFee: '10.1(USD)',
	smsPayFee: '2.0(USD)',
	sendSmsNum: 20,
});

function page(body) {
	const { current, size } = JSON.parse(body);
	const start = (current - 1) * size;
	const records = Array.from({ length: Math.min(size, TASKS - start) }, (_, index) =>
		task(start + index + 1),
	);
	const data = { records, total: TASKS, size, current, pages: Math.ceil(TASKS / size) };
	return JSON.stringify({ code: 0, msg: 'success', data });
}

const server = createServer((request, response) => {
	const isQuery = request.url.endsWith('/query');
	let body = '';
	if (isQuery && TASKS > 0) request.on('data', (chunk) => (body += chunk));
	else request.resume();
	request.on('end', () => {
		response.setHeader('content-type', 'application/json');
		if (!isQuery) response.end(CREATED);
		else response.end(TASKS > 0 ? page(body) : EMPTY_LIST);
	});
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
