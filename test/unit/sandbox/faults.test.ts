import {
	campaign,
	CREATE,
	list,
	post,
	postForCode,
	postJson,
	QUERY,
	signedHeaders,
	startBench,
} from './client';
import type { Bench } from './client';
import type { Fault } from '../../../sandbox';

describe('Faults', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench();
	});
	afterEach(async () => await bench.sandbox.close());

	const tasks = () => bench.sandbox.ledger.tasks();
	const create = async (taskName = 'April reminders') =>
		await post(bench, CREATE, campaign({ taskName }));
	const read = async () => await (await create()).text();
	const lastRequest = () => bench.sandbox.ledger.requests().at(-1);

	it.each<[Fault, number, object]>([
		[{ kind: 'resetBeforeAccept' }, 0, { accepted: false, httpStatus: 0 }],
		[{ kind: 'resetBeforeAccept', at: 'headers' }, 0, { accepted: false, httpStatus: 0 }],
		[{ kind: 'loseAnswer' }, 1, { accepted: true, httpStatus: 0, code: '0' }],
		[{ kind: 'halfAnswer' }, 1, { accepted: true, code: '0' }],
		[{ kind: 'afterHeaders' }, 1, { accepted: true, code: '0' }],
	])('%j breaks the connection; the ledger knows of %d task', async (fault, count, seen) => {
		bench.sandbox.faults.add(fault);
		await expect(read()).rejects.toThrow();
		expect(tasks()).toHaveLength(count);
		expect(lastRequest()).toMatchObject({ fault: fault.kind, endpoint: 'createTask', ...seen });
		// It strikes once.
		expect(await postForCode(bench, CREATE, campaign())).toBe(count === 1 ? '-41' : '0');
	});

	it('lets the headers of a broken answer arrive', async () => {
		bench.sandbox.faults.add({ kind: 'halfAnswer' }, { kind: 'afterHeaders' });
		for (const name of ['Half', 'None']) {
			const answer = await create(name);
			expect(answer.status).toBe(200);
			await expect(answer.text()).rejects.toThrow();
		}
	});

	it('works on a request whose answer comes too late for its client', async () => {
		bench.sandbox.faults.add({ kind: 'delayAnswer', afterMs: 600_000 });
		const client = new AbortController();
		const pending = fetch(bench.sandbox.url + CREATE, {
			method: 'POST',
			headers: signedHeaders(bench.now()),
			body: JSON.stringify(campaign()),
			signal: client.signal,
		});
		while (tasks().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		client.abort();
		await expect(pending).rejects.toThrow();
		expect(tasks()).toHaveLength(1);
		expect(await postForCode(bench, CREATE, campaign())).toBe('-41');
	});

	it.each([401, 403, 429, 500, 502, 504])('answers HTTP %d as a gateway', async (status) => {
		bench.sandbox.faults.add({ kind: 'httpStatus', status });
		const answer = await create();
		expect(answer.status).toBe(status);
		expect(await answer.text()).toContain(`<h1>${status}`);
		expect(tasks()).toHaveLength(0);
	});

	it('answers HTTP 504 after the request was worked on, in JSON', async () => {
		bench.sandbox.faults.add({ kind: 'httpStatus', status: 504, accepted: true, body: 'json' });
		const answer = await create();
		expect(answer.status).toBe(504);
		expect(await answer.json()).toEqual({ error: 'Gateway Timeout', path: '/' });
		expect(tasks()).toHaveLength(1);
		expect(lastRequest()).toMatchObject({ accepted: true, httpStatus: 504, code: '0' });
	});

	it('answers a page with HTTP 200 in place of JSON', async () => {
		bench.sandbox.faults.add({ kind: 'wrongContentType' });
		const answer = await create();
		expect(answer.headers.get('content-type')).toContain('text/html');
		expect(tasks()).toHaveLength(1);
	});

	it.each(['-15', '-16', '-18', '-20', '-37', '-41'])('answers %s', async (code) => {
		bench.sandbox.faults.add({ kind: 'code', code });
		expect(await postForCode(bench, CREATE, campaign())).toBe(code);
		expect(tasks()).toHaveLength(0);
		bench.sandbox.faults.add({ kind: 'code', code, accepted: true });
		expect(await postForCode(bench, CREATE, campaign())).toBe(code);
		expect(tasks()).toHaveLength(1);
	});

	it('puts its own clock wrong until told otherwise', async () => {
		bench.sandbox.faults.add({ kind: 'clockSkewSeconds', seconds: 7200 });
		const answer = await create();
		expect(Date.parse(answer.headers.get('date') ?? '') - bench.now()).toBe(7_200_000);
		expect(await answer.json()).toMatchObject({ status: '-16' });
		bench.sandbox.faults.clear();
		expect(await postForCode(bench, CREATE, campaign())).toBe('0');
	});

	it('shows a new task in the list only after some requests', async () => {
		bench.sandbox.faults.add({ kind: 'listLag', requests: 2 });
		await create();
		const total = async () => (await postJson(bench, QUERY, list())).data.total;
		expect([await total(), await total(), await total()]).toEqual([0, 0, 1]);
	});

	it('shows a new task in the list only after some time', async () => {
		bench.sandbox.faults.add({ kind: 'listLag', ms: 5000 });
		await create();
		const total = async () => (await postJson(bench, QUERY, list())).data.total;
		expect(await total()).toBe(0);
		bench.wait(5);
		expect(await total()).toBe(1);
	});

	it('fails the list only', async () => {
		bench.sandbox.faults.add({ kind: 'listFails', times: 2 });
		expect((await create()).status).toBe(200);
		expect((await post(bench, QUERY, list())).status).toBe(500);
		expect((await post(bench, QUERY, list())).status).toBe(500);
		expect((await post(bench, QUERY, list())).status).toBe(200);
	});

	it.each([
		['same', 2],
		[7, 7],
	] as const)('gives the name to somebody else with %s callees', async (count, expected) => {
		bench.sandbox.faults.add({ kind: 'foreignOwner', callees: count });
		expect(await postForCode(bench, CREATE, campaign())).toBe('-41');
		expect(tasks()).toHaveLength(1);
		expect(tasks()[0]).toMatchObject({ origin: 'planted', calleeCount: expected });
		expect(bench.sandbox.ledger.dialCounts().size).toBe(0);
	});

	it('lets faults of both sorts meet one request', async () => {
		bench.sandbox.faults.add({ kind: 'foreignOwner' }, { kind: 'resetBeforeAccept' });
		await expect(read()).rejects.toThrow();
		expect(tasks()).toMatchObject([{ origin: 'planted' }]);
	});

	it('strikes where, when and as often as told, in the order given', async () => {
		bench.sandbox.faults.add(
			{ kind: 'code', code: '-15', endpoint: 'createTask', skip: 1, times: 2 },
			{ kind: 'code', code: '-37', endpoint: 'createTask' },
		);
		const codes: string[] = [];
		for (const taskName of ['One', 'Two', 'Three', 'Four', 'Five']) {
			codes.push(await postForCode(bench, CREATE, campaign({ taskName })));
			expect(await postForCode(bench, QUERY, list())).toBe('0');
		}
		expect(codes).toEqual(['-37', '-15', '-15', '0', '0']);
		expect(bench.sandbox.faults.pending()).toEqual([]);
	});

	describe('a request that is delivered twice', () => {
		it.each([
			['the second', {}, '-41', 0],
			['the first', { answer: 'first' }, '0', 1],
		] as const)('makes one task; %s answer gets through', async (_, which, code, place) => {
			bench.sandbox.faults.add({ kind: 'deliveredTwice', ...which });
			expect(await postForCode(bench, CREATE, campaign())).toBe(code);
			expect(tasks()).toHaveLength(1);
			const seen = bench.sandbox.ledger.requests('createTask');
			expect(seen.map((request) => request.accepted).toSorted()).toEqual([false, true]);
			expect(seen.map(({ httpStatus }) => httpStatus)).toEqual([0, 200]);
			expect(seen[1].accepted).toBe(place === 1);
			expect(seen.every(({ fault }) => fault === 'deliveredTwice')).toBe(true);
		});

		it('makes none where each delivery is refused', async () => {
			bench.sandbox.faults.add({ kind: 'deliveredTwice' });
			expect(await postForCode(bench, CREATE, campaign({ agentId: 999 }))).not.toBe('0');
			expect(tasks()).toHaveLength(0);
		});
	});

	describe('a task that does not go through', () => {
		const shown = async () => (await postJson(bench, QUERY, list())).data.records[0];

		it.each([3, 4] as const)('is accepted, then in state %d: it calls nobody', async (state) => {
			bench.sandbox.faults.add({ kind: 'taskEnds', state });
			expect(await postForCode(bench, CREATE, campaign())).toBe('0');
			expect(await shown()).toMatchObject({ status: state, callNum: 0, rate: '0' });
			bench.wait(3600);
			expect(await shown()).toMatchObject({ status: state, callNum: 0 });
			expect(tasks()[0]).toMatchObject({ status: state, callsNobody: true });
			expect(bench.sandbox.ledger.dialCounts().size).toBe(0);
			// Its name stays taken.
			expect(await postForCode(bench, CREATE, campaign())).toBe('-41');
		});

		it('is suspended: it still can call', async () => {
			bench.sandbox.faults.add({ kind: 'taskEnds', state: 5 });
			await create();
			expect(await shown()).toMatchObject({ status: 5 });
			expect(bench.sandbox.ledger.dialCounts().size).toBe(2);
		});

		it('goes on until then', async () => {
			bench.sandbox.faults.add({ kind: 'taskEnds', state: 4, afterMs: 30_000 });
			await create();
			bench.wait(29);
			expect(await shown()).toMatchObject({ status: 1 });
			bench.wait(1);
			const { callNum } = await shown();
			expect(callNum).toBeGreaterThan(0);
			bench.wait(3600);
			expect(await shown()).toMatchObject({ status: 4, callNum });
		});
	});

	it('strikes the requests for certain tasks only', async () => {
		bench.sandbox.faults.add(
			{ kind: 'code', code: '-37', taskName: 'Two', times: 2 },
			{ kind: 'loseAnswer', taskName: 'Three' },
		);
		const codes: string[] = [];
		for (const taskName of ['One', 'Two', 'Two (2)', 'Two']) {
			codes.push(await postForCode(bench, CREATE, campaign({ taskName })));
		}
		expect(codes).toEqual(['0', '-37', '-37', '0']);
		await expect(create('Three')).rejects.toThrow();
		expect(bench.sandbox.ledger.task('Three')).toBeDefined();
	});

	it('goes away and comes back at the same address', async () => {
		await bench.sandbox.disconnect();
		await expect(read()).rejects.toThrow();
		await bench.sandbox.reconnect();
		expect((await create()).status).toBe(200);
		expect(tasks()).toHaveLength(1);
	});

	it('refuses a fault that does not exist', () => {
		expect(() => bench.sandbox.faults.add({ kind: 'earthquake' } as unknown as Fault)).toThrow(
			'There is no fault called "earthquake"',
		);
	});
});
