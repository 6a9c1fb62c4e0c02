// `npm start` itself, as a user runs it, in a data folder of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { isAlive } from '../../demo/lib/lock.mjs';
import { recall } from '../../demo/lib/memory.mjs';
import { PROJECT } from '../../demo/lib/paths.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { waitUntil } from './support/waitUntil.mjs';

const { version } = chooseVersion(process.env.N8N_VERSION);
/** The first start may build the package, and creates n8n's database. */
const TIMEOUT_MS = 300_000;
const LOOK_AGAIN_MS = 200;

/** Copied by hand from demo/sample/customers.csv: whom the sandbox may call, and why not the rest. */
const PEOPLE = 16;
const REFUSED = [
	/Row 10 \(Farah Qureshi, 4\.67017E\+10\): .*shortened by a spreadsheet/,
	/Row 11 \(Gopal Nair\): .*is empty/,
	/Row 12 \(Lata Deshmukh, call after 6 pm\): .*letters/,
	/Row 13 \(Vikram Sethi, 070-174 06 23\): .*country is missing/,
	/Row 15 \(46701740625\): .*'Text 1' is empty/,
	/Row 16 \(Venkatasubramaniam Ramachandran Iyer, 46701740626\): .*more than 30 characters/,
	/Row 20 \(Neha Chawla, 12345\): .*fewer than 6 digits/,
	/Row 25 \(Harish Gowda, .*\): .*more than one phone number/,
];
const REFUSALS = ['207', '208', '306', '405', '2017', '2018', '2019', '2024'];

/** @type {string} */
let parent;
before(async () => {
	parent = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-start-'));
});
after(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));

const memory = () => recall(join(parent, `n8n-${version}`));

/** @param {string[]} words */
function start(...words) {
	const env = { ...process.env, LAAFFIC_DEMO_DATA: parent };
	const parameters = ['demo/start.mjs', '--port', '0', '--n8n', version, ...words];
	const child = spawn(process.execPath, parameters, { cwd: PROJECT, env });
	const ended = once(child, 'exit').then(([code]) => code);
	process.once('exit', () => child.kill());
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => (said += text));
	}
	return {
		said: () => said,
		/** @param {RegExp} words */
		async untilSaid(words) {
			const hasSaid = () => {
				assert.equal(child.exitCode, null, said);
				return words.test(said);
			};
			await waitUntil(() => `${words} in what it says:\n${said}`, hasSaid, TIMEOUT_MS);
		},
		/** Presses Ctrl-C. @returns {Promise<number>} the exit code */
		interrupt() {
			child.kill('SIGINT');
			return ended;
		},
		/** @returns {Promise<number>} the exit code */
		end: () => ended,
	};
}

/** Neither n8n and the sandbox, nor anything that they started. */
async function assertNothingRuns() {
	const { server, sandbox } = await memory();
	for (const { pid } of [server, sandbox].filter((known) => known !== undefined)) {
		assert.ok(!isAlive(pid) && !isAlive(-pid), `process ${pid} still runs`);
	}
}

/** The number before the words; 0 where the start says that there was nobody. */
const countOf = (/** @type {string} */ said, /** @type {RegExp} */ words) =>
	Number(words.exec(said)?.[1] ?? 0);

describe('npm start -- --exit --fresh', () => {
	/** @type {string} */
	let said;
	/** @type {number} */
	let exitCode;
	before(async () => {
		const run = start('--exit', '--fresh');
		exitCode = await run.end();
		said = run.said();
	});

	it('ends well, and leaves nothing running', async () => {
		assert.equal(exitCode, 0, said);
		await assertNothingRuns();
	});

	it('says who is called, and why the other rows are not', () => {
		assert.match(said, /run from 26 rows/);
		assert.match(said, new RegExp(`accepted ${PEOPLE} people in the task "Payment reminder `));
		assert.match(said, /2 rows have the number of an earlier row/);
		assert.match(said, new RegExp(`${REFUSED.length} rows went to the error branch`));
		for (const row of REFUSED) assert.match(said, row);
	});

	it('says how each call ended, and what the branches did about it', () => {
		assert.match(said, new RegExp(`${PEOPLE} reports of calls came into`));
		const [, outcomes = ''] = /workflow "Outcomes of Calls"\.\n {2}(.*)\.\n/.exec(said) ?? [];
		const numbers = outcomes.split(', ').map((words) => parseInt(words, 10));
		assert.equal(
			numbers.reduce((sum, number) => sum + number, 0),
			PEOPLE,
		);
		const missed = countOf(outcomes, /(\d+) not answered/) + countOf(outcomes, /(\d+) busy/);
		assert.equal(countOf(said, /(\d+) text messages? sent/), missed);
		assert.match(said, missed > 0 ? /text messages? sent/ : /no text message was sent/);
		assert.match(said, /tickets? opened|no ticket was opened/);
		assert.ok(countOf(said, /(\d+) tickets? opened/) <= countOf(outcomes, /(\d+) answered/));
	});
});

describe('npm start, when n8n is known already', () => {
	/** @type {ReturnType<typeof start>} */
	let run;
	/** @type {N8nClient} */
	let n8n;
	/** @type {string} */
	let workflowId;
	before(async () => {
		run = start();
		await run.untilSaid(/Ctrl-C ends everything/);
		const { server, examples } = await memory();
		n8n = new N8nClient(server?.url ?? '');
		await n8n.logIn();
		workflowId = examples['outcomes.json'].id;
	});

	/** @param {string} name @returns {Promise<any[]>} what workflows sent to the sandbox */
	async function desk(name) {
		const { sandbox } = await memory();
		const response = await fetch(`${sandbox?.url}/sandbox/${name}`);
		const { entries } = /** @type {{ entries: any[] }} */ (await response.json());
		return entries.map(({ received }) => received);
	}

	/** @returns {Promise<any[]>} what the trigger gave out in all executions */
	async function reports() {
		const listed = await n8n.listExecutions(workflowId, 100);
		const executions = await Promise.all(listed.map(({ id }) => n8n.getExecution(id)));
		return executions.flatMap((execution) =>
			outputsOf(execution, 'Call Reports').flatMap((items) => items.map(({ json }) => json)),
		);
	}

	/** @param {number} count */
	async function untilReported(count) {
		const haveCome = async () => (await reports()).length >= count;
		await waitUntil(`${count} reports to come in`, haveCome, TIMEOUT_MS, LOOK_AGAIN_MS);
	}

	it('closes the loop again, in the same workflows', async () => {
		assert.match(run.said(), new RegExp(`${PEOPLE} reports of calls came into`));
		const ids = (await reports()).map(({ voiceId }) => voiceId);
		// More, where this takes so long that people are called again in the meantime.
		assert.ok(ids.length >= 2 * PEOPLE, `${ids.length} reports`);
		assert.equal(new Set(ids).size, ids.length);
		const names = (await n8n.listWorkflows()).map(({ name }) => name);
		assert.equal(names.length, new Set(names).size);
	});

	it('ends with what to open, how to log in, and what to click', async () => {
		const { server, sandbox, examples } = await memory();
		const { id } = examples['campaign-from-rows.json'];
		const steps = run.said().slice(run.said().lastIndexOf('1. Open'));
		assert.ok(steps.startsWith(`1. Open    ${server?.url}/workflow/${id}\n`), steps);
		assert.match(steps, /2\. Log in {2}owner@example\.com, password Passw0rd1\n/);
		assert.match(steps, /3\. Click {3}Execute workflow/);
		assert.match(run.said(), new RegExp(`${sandbox?.url}/\n`));
	});

	it('counts its steps, and tells the account and the agents of the sandbox', () => {
		assert.match(run.said(), /: 2 steps, less than a minute in all\.\n/);
		assert.match(run.said(), /1 of 2 {2}Starting n8n .*\n(.*\n)*2 of 2 {2}Running a campaign/);
		assert.match(run.said(), /API key demo-key-1, balance 250\.00/);
		assert.match(run.said(), /41 Payment Reminder \(Financial Collection-V1\)/);
		assert.doesNotMatch(run.said(), /npm warn/i);
	});

	it('sends messages and tickets to the people of the campaign, each with its call', async () => {
		const messages = await desk('sms');
		assert.ok(messages.length >= countOf(run.said(), /(\d+) text messages? sent/));
		const tickets = await desk('tickets');
		const byId = new Map((await reports()).map((report) => [report.voiceId, report]));
		for (const { to, callId } of messages) {
			assert.match(String(to), /^467017406\d\d$/);
			assert.match(byId.get(callId).outcome, /^(notAnswered|busy)$/);
		}
		assert.ok(tickets.length >= countOf(run.said(), /(\d+) tickets? opened/));
		for (const { phone, callId } of tickets) {
			assert.match(String(phone), /^467017406\d\d$/);
			assert.ok(REFUSALS.includes(byId.get(callId).intentCode));
		}
	});

	it('has a command at hand that sends more reports', async () => {
		const [, url = ''] = /npm run push -- --url (\S+)/.exec(run.said()) ?? [];
		const before = (await reports()).length;
		const push = ['demo/push.mjs', '--url', url, '--count', '12'];
		const child = spawn(process.execPath, push, { cwd: PROJECT });
		let said = '';
		child.stdout.on('data', (text) => (said += text));
		const [exitCode] = await once(child, 'exit');
		assert.equal(exitCode, 0, said);
		assert.match(said, /12 reports in 1 push/);
		await untilReported(before + 12);
	});

	it('has a page with buttons that send sample reports, to where the calls are reported', async () => {
		const { sandbox } = await memory();
		const page = await (await fetch(`${sandbox?.url}/`)).text();
		const [, url = ''] = /<input name="url"[^>]* value="([^"]+)"/.exec(page) ?? [];
		assert.equal(url, /npm run push -- --url (\S+)/.exec(run.said())?.[1]);
		/** @param {string} to which of the two buttons */
		const click = async (to) => {
			const form = { method: 'POST', body: new URLSearchParams({ url, to }) };
			return (await fetch(`${sandbox?.url}/sandbox/samples`, form)).text();
		};
		assert.match(await click('test'), /webhook-test.* did not receive 20 reports .*nobody listens/);
		const before = (await reports()).length;
		assert.match(await click('production'), /\/webhook\/.* received 20 reports/);
		await untilReported(before + 20);
	});

	it('ends with Ctrl-C, and that is no failure', async () => {
		// What the user switches off here has to stay off.
		await n8n.deactivate(workflowId);
		assert.equal(await run.interrupt(), 0);
		await assertNothingRuns();
	});

	it('leaves the workflow off that the user has switched off', async () => {
		const again = start('--exit');
		assert.equal(await again.end(), 1);
		assert.match(again.said(), /switched the workflow "Outcomes of Calls" off/);
		assert.doesNotMatch(again.said(), /reports? of calls came into/);
		await assertNothingRuns();
	});
});

describe('npm start, when the user has changed the workflow for outcomes', () => {
	it('runs the campaign, and sends no report to the workflow', async () => {
		const first = start('--fresh');
		await first.untilSaid(/Ctrl-C ends everything/);
		const { server, examples } = await memory();
		const n8n = new N8nClient(server?.url ?? '');
		await n8n.logIn();
		const { id } = examples['outcomes.json'];
		const { nodes } = await n8n.getWorkflow(id);
		const changed = nodes.map((node) =>
			node.name === 'Send SMS'
				? { ...node, parameters: { ...node.parameters, method: 'PUT' } }
				: node,
		);
		await n8n.updateWorkflow(id, { nodes: changed });
		assert.equal(await first.interrupt(), 0);

		const second = start();
		await second.untilSaid(/Ctrl-C ends everything/);
		assert.match(second.said(), new RegExp(`accepted ${PEOPLE} people`));
		assert.match(second.said(), /You have changed the workflow "Outcomes of Calls"/);
		const { sandbox } = await memory();
		const response = await fetch(`${sandbox?.url}/sandbox/push`);
		const { following } = /** @type {{ following: boolean }} */ (await response.json());
		assert.equal(following, false);
		assert.equal(await second.interrupt(), 0);
		await assertNothingRuns();
	});
});
