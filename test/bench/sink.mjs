// Takes requests and throws them away, in a process of its own, so that only the sender is measured.
import { createServer } from 'node:http';

const EMPTY_LIST = JSON.stringify({ code: 0, msg: 'success', data: { records: [], total: 0 } });
const CREATED = JSON.stringify({ status: '0', reason: 'success', data: 123123 });

const server = createServer((request, response) => {
	request.resume();
	request.on('end', () => {
		response.setHeader('content-type', 'application/json');
		response.end(request.url.endsWith('/query') ? EMPTY_LIST : CREATED);
	});
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
