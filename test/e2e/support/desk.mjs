// A server of the test's own: what it serves is the user's list, and what it takes are pushes.
import { createServer } from 'node:http';

/** @param {string} text to serve */
export async function startDesk(text) {
	/** @type {any[]} */
	const reports = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (part) => (body += part));
		request.on('end', () => {
			if (body !== '') reports.push(...JSON.parse(body).array);
			response.end(request.method === 'POST' ? '{}' : text);
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return { url: `http://127.0.0.1:${port}/`, reports, close: () => server.close() };
}
