import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Context } from '../context';
import { control } from '../control/control';
import { NOTHING } from '../faults/queue';
import { gatewayPage } from './answer';
import { skewMs } from './api';
import { send } from './deliver';
import { handleApi } from './exchange';
import { note } from './note';
import { createRoutes } from './router';

/** Longer than a client waits between two requests, so that only faults end connections. */
const KEEP_ALIVE_MS = 65_000;

async function handle(
	context: Context,
	routes: ReturnType<typeof createRoutes>,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	const arrival = { request, response, url, startedAt: performance.now() };
	const controlled = await control(context, request, url);
	if (controlled) return send(response, controlled);
	const route = routes.get(url.pathname);
	const struck =
		route?.method === request.method ? context.faults.strike(route!.endpoint) : NOTHING;
	response.sendDate = false;
	response.setHeader('Date', new Date(context.now() + skewMs(struck.effects)).toUTCString());
	if (route?.method === request.method) {
		return handleApi(context, arrival, route!.endpoint, struck);
	}
	request.resume();
	const answer = route ? gatewayPage(405, 'Not Allowed') : gatewayPage(404, 'Not Found');
	note(context, arrival, answer, false, {});
	send(response, answer);
}

/** The HTTP server of the sandbox, not yet listening. */
export function createSandboxServer(context: Context): Server {
	const routes = createRoutes(context.options);
	const server = createServer((request, response) => {
		handle(context, routes, request, response).catch((error: unknown) => {
			// A client that goes away while it sends is no concern; anything else is our own mistake.
			if (request.destroyed && !request.complete) return;
			console.error('sandbox:', error);
			if (!response.headersSent) send(response, gatewayPage(500, 'Internal Server Error'));
		});
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	return server;
}
