// Writes docs/fault-matrix.md from what the suites of a full run have found.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FILE = join(PROJECT, 'docs', 'fault-matrix.md');

/** @typedef {{ runs: number, twice: number, lost: number, untrue: number, first: number, last: number }} Counts */

const SUITES = [
	{
		name: 'create',
		title: 'Create Task',
		repeat: 'FAULT_CASE=NUMBER npx jest test/faults/createMatrix',
		about:
			'Five people, as one task, as a task each, and as a task in three parts. Each fault strikes the first request of its kind, the second, or all of them, and the campaign is run once, with n8n’s Retry On Fail, again by the user, again after a restart of n8n, and again in another process of the same n8n; with each rule for a name that exists; stopping and continuing on errors.',
	},
	{
		name: 'spread',
		title: 'Create Task, over time zones and days',
		repeat: 'FAULT_CASE=NUMBER npx jest test/faults/spreadMatrix',
		about:
			'The same with a task for each time zone, and with tasks of two callees in each, two days apart; an item comes out for each row. A row counts as lost if it is not in the very task that it names.',
	},
	{
		name: 'crowds',
		title: 'Create Task, many times',
		repeat: 'FAULT_CASE=NUMBER npx jest test/faults/crowds',
		about:
			'One campaign executed ten times at once, thirty campaigns at once in one process, a loop, and Execute Once, all with Retry On Fail and with each rule for a name that exists. Each fault strikes the first request of its kind, all of them, or the second to fourth; the others run on.',
	},
	{
		name: 'schedules',
		title: 'Create Task under random schedules of faults',
		repeat: 'FAULT_SEED=NUMBER npx jest test/faults/schedules',
		about:
			'Up to seven of these faults in any order, each for one to six requests, while the campaign is run up to three times in random ways.',
	},
	{
		name: 'changes',
		title: 'The other operations',
		repeat: 'FAULT_CASE=NUMBER npx jest test/faults/changes',
		about:
			'Each fault once and for good; run once, with Retry On Fail, and again. Nobody is dialled by these; lost means that a change was reported which was not made, or that running it again fails.',
	},
	{
		name: 'texts',
		title: 'Send SMS',
		repeat: 'FAULT_CASE=NUMBER npx jest test/faults/texts',
		about:
			'Four rows, two of them with one number, once, with Retry On Fail, continuing on errors, and three times in a loop. Dialled twice means that somebody got the same text twice; untrue also that a text was called unknown which had certainly not been sent.',
	},
];

/** @param {string} name @returns {Promise<Record<string, Record<string, Counts>>>} */
async function readResults(name) {
	return JSON.parse(await readFile(join(PROJECT, 'coverage', 'faults', `${name}.json`), 'utf8'));
}

/** @param {Record<string, Record<string, Counts>>} lines */
function table(lines) {
	const rows = Object.entries(lines).flatMap(([fault, columns]) =>
		Object.entries(columns).map(([operation, counts]) => {
			const { runs, twice, lost, untrue, first, last } = counts;
			return [fault, operation, runs, twice, lost, untrue, `${first} to ${last}`];
		}),
	);
	const head = [
		'Fault',
		'Operation',
		'Runs',
		'Dialled twice',
		'Lost silently',
		'Untrue',
		'Numbers',
	];
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** @param {Record<string, Record<string, Counts>>} lines */
function sum(lines) {
	const all = Object.values(lines).flatMap((columns) => Object.values(columns));
	const of = (/** @type {'runs' | 'twice' | 'lost' | 'untrue'} */ key) =>
		all.reduce((total, counts) => total + counts[key], 0);
	return { runs: of('runs'), twice: of('twice'), lost: of('lost'), untrue: of('untrue') };
}

const parts = [];
const totals = { runs: 0, twice: 0, lost: 0, untrue: 0 };
for (const { name, title, repeat, about } of SUITES) {
	const lines = await readResults(name);
	const found = sum(lines);
	for (const key of /** @type {const} */ (['runs', 'twice', 'lost', 'untrue'])) {
		totals[key] += found[key];
	}
	parts.push(`## ${title}\n\n${about} To repeat a run: \`${repeat}\`\n\n${table(lines)}\n`);
}

const text = `# What happens when things go wrong

Made by \`npm run test:faults\`. The node runs in n8n's own engine against the sandbox, over real connections; after each run the sandbox's ledger decides.

- **Dialled twice**: somebody is in two tasks of one campaign.
- **Lost silently**: a row was reported as called but is in no task; or a row came out of no branch; or following the advice of the message did not lead to everybody being called.
- **Untrue**: a message said that nothing was sent, but something was; a task that is under way was not named; or a secret or a full phone number stood in what n8n stores.

In all: ${totals.runs} runs, ${totals.twice} dialled twice, ${totals.lost} lost silently, ${totals.untrue} untrue.

What this cannot prevent, and what is therefore not counted:

- A user who runs a campaign again with *Add a Number to the Name* after more than a quarter of an hour asks for a new campaign.
- *Return Existing Task* takes over a task of the same name and the same number of callees, whoever made it.
- If somebody else makes a task of the same name and the same number of callees in the moment between look-up and send, and the answer to the send is lost, that task passes for ours.

${parts.join('\n')}`;
await writeFile(FILE, text);
console.log(
	`${totals.runs} runs, ${totals.twice} dialled twice, ${totals.lost} lost silently, ${totals.untrue} untrue. The table is in docs/fault-matrix.md.`,
);
