/** Keys, secrets and full numbers stay where they belong, whatever goes wrong. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { LoggerProxy, type Logger } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { SIGNATURE } from '../../nodes/LaafficVoiceAgent/api/facts';
import { sandboxCredentials, SMALL_CAMPAIGN, stopText } from '../support/campaign';
import { runNode } from '../support/engine';
import { ROWS } from './support/campaigns';
import { REQUEST_FAULTS, requestFaults } from './support/faults';
import { PRIVATE, privateThings } from './support/privacy';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();

const LEVELS = ['error', 'warn', 'info', 'debug', 'log'] as const;

/** Everything that anybody writes to a log. */
function useLog(): () => string {
	let lines: string[] = [];
	const write = (...things: unknown[]) =>
		void lines.push(inspect(things, { depth: 10, showHidden: true }));
	beforeAll(() => {
		const logger = Object.fromEntries(LEVELS.map((level) => [level, write]));
		LoggerProxy.init({ ...logger, scoped: () => logger } as unknown as Logger);
	});
	beforeEach(() => {
		lines = [];
		for (const level of LEVELS) jest.spyOn(console, level).mockImplementation(write);
	});
	afterEach(() => void jest.restoreAllMocks());
	return () => lines.join('\n');
}

const log = useLog();

describe.each(['createTask', 'queryTasks'] as const)('a fault of %s', (endpoint) => {
	test.each(requestFaults)('%s', async (fault) => {
		for (const onError of [undefined, 'continueErrorOutput'] as const) {
			world().sandbox.reset();
			world().clear();
			world().strike(REQUEST_FAULTS[fault]({ endpoint, times: 'always' }));

			const result = await world().run(SMALL_CAMPAIGN, ROWS, { onError });

			expect(privateThings(result)).toEqual([]);
		}
		for (const secret of PRIVATE) expect(log()).not.toContain(secret);
	});
});

test('the platform’s own words are not passed on with numbers or keys in them', async () => {
	const reason = `demo-key-1 with demo-sec-1 may not call ${ROWS[0].phone}`;
	world().strike({ kind: 'code', code: '-21', reason, endpoint: 'createTask' });

	const result = await world().run(SMALL_CAMPAIGN, ROWS);

	expect(stopText(result)).toContain('may not call');
	expect(privateThings(result)).toEqual([]);
});

test('this test would find them', async () => {
	const result = await world().run({ ...SMALL_CAMPAIGN, agentId: PRIVATE[0] }, ROWS);
	expect(privateThings(result)).not.toEqual([]);
	console.error(PRIVATE[1]);
	expect(log()).toContain(PRIVATE[1]);
});

describe('a signature never reaches another host', () => {
	const servers: Server[] = [];
	afterEach(async () => {
		for (const server of servers.splice(0)) {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		}
	});

	async function listening(
		answer: (request: IncomingMessage) => Record<string, string> | undefined,
	) {
		const seen: IncomingMessage[] = [];
		const server = createServer((request, response) => {
			seen.push(request);
			request.resume();
			const location = answer(request);
			request.on('end', () => response.writeHead(statusNow, location).end('{"code":0}'));
		});
		servers.push(server);
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
	}

	let statusNow = 200;

	const OPERATIONS = {
		create: SMALL_CAMPAIGN,
		query: { resource: 'task', operation: 'query' },
		cancel: {
			resource: 'task',
			operation: 'cancel',
			taskIds: { __rl: true, mode: 'id', value: '1' },
		},
		balance: { resource: 'account', operation: 'getBalance' },
	} as const;

	describe.each([301, 302, 303, 307, 308])('by a redirect with status %i', (status) => {
		test.each(Object.keys(OPERATIONS) as Array<keyof typeof OPERATIONS>)('%s', async (name) => {
			statusNow = status;
			const other = await listening(() => undefined);
			const first = await listening(({ url = '/' }) => ({ Location: `${other.url}${url}` }));

			const { error } = await runNode({
				nodeType: new LaafficVoiceAgent(),
				parameters: OPERATIONS[name],
				items: [...ROWS],
				credentials: [sandboxCredentials(first)],
			});

			expect(error?.message).toContain('sends the request on to another address');
			expect(first.seen[0].headers).toHaveProperty(SIGNATURE.headers.sign.toLowerCase());
			expect(other.seen).toEqual([]);
		});
	});
});

describe('words that n8n takes for an error of the network', () => {
	const WORDS = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EPERM', 'EEXIST', 'GETADDRINFO'];

	test.each(WORDS)('%s in the name of a task stays there', async (word) => {
		const taskName = `Oper${word} May`;
		world().strike({ kind: 'code', code: '-37', reason: word, endpoint: 'createTask', times: 2 });

		const refused = await world().run({ ...SMALL_CAMPAIGN, taskName }, ROWS);
		world().sandbox.plant(taskName);
		const taken = await world().run({ ...SMALL_CAMPAIGN, taskName }, ROWS, {
			onError: 'continueErrorOutput',
		});

		expect(refused.error?.message).toContain(`(code -37, "${word}")`);
		expect(taken.outputs[1][0].json.error).toContain(`"${taskName}" already exists`);
	});
});
