/** One campaign under one fault, from the first run to the last, with the judgement on each run. */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import type { NodeRunResult } from '../../support/engine';
import { startProcess, type Process } from '../../support/processes';
import { forgetSends, freshInstallation } from '../../support/sends';
import { ROWS, type CampaignKind, type NameRule, type Way } from './campaigns';
import { judge, madeTasks, saidBy, type Said, type Verdict } from './judge';
import { privateThings } from './privacy';
import type { Trouble, World } from './world';

export interface Scenario {
	readonly troubles: readonly Trouble[];
	/** Whether everybody can be called in the end by going on as the messages advise. */
	readonly heals: boolean;
	/** Whether the troubles go on while the user runs the campaign again. */
	readonly lasts?: boolean;
	readonly campaign: CampaignKind;
	readonly way: Way;
}

/** The size of a part, for the stand-in of the platform's limit. */
export const part = { size: 200_000 };

type Row = (typeof ROWS)[number];
const BAD_ROW: Row = { phone: 'nobody', customer: 'Nobody', zone: '' };

/** Runs it and gives everything that was wrong. */
export async function play(world: World, scenario: Scenario): Promise<Verdict> {
	const { troubles, lasts, campaign, way } = scenario;
	world.sandbox.reset();
	world.clear();
	freshInstallation();
	part.size = campaign.partSize;
	world.strike(...troubles);
	const all: Verdict = { twice: [], lost: [], untrue: [] };
	let rows: readonly Row[] = way.badRow ? [BAD_ROW, ...ROWS] : ROWS;
	let nodeType: INodeType | undefined;
	for (const [index, rule] of way.rules.entries()) {
		if (index > 0) {
			if (way.restart) forgetSends();
			if (way.elsewhere) nodeType = await nodeElsewhere();
			if (!lasts) world.clear();
		}
		const before = madeTasks(world.sandbox).length;
		const result = await runOnce(world, scenario, rows, rule, nodeType);
		const made = madeTasks(world.sandbox).slice(before);
		const said = saidBy(result, rows.length);
		const numbers = rows.map((row) => (row === BAD_ROW ? undefined : row.phone));
		const mayTakeOver = rule === 'return';
		add(all, judge({ sandbox: world.sandbox, said, numbers, made, mayTakeOver }));
		all.untrue.push(...privateThings(result));
		all.untrue.push(...made.flatMap((task) => campaign.wrongWith?.(task) ?? []));
		const isLast = index === way.rules.length - 1;
		if (isLast && index > 0 && rule === 'return') checkHealed(world, scenario, said, all);
		if (said.stopped === undefined && way.rules[index + 1] === 'addSuffix') break;
		rows = rowsForNextRun(world, said, rows);
	}
	return all;
}

async function runOnce(
	world: World,
	{ campaign, way }: Scenario,
	rows: readonly Row[],
	onExistingName: NameRule,
	nodeType?: INodeType,
): Promise<NodeRunResult> {
	const { retryOnFail, onError } = way;
	const options = { ...(campaign.parameters.options as INodeParameters), onExistingName };
	const parameters = { ...campaign.parameters, options };
	const settings = { retryOnFail, maxTries: 3, onError };
	return await world.run(parameters, rows, nodeType ? { ...settings, nodeType } : settings);
}

let elsewhere: Process | undefined;

/** The node in a process that has just been started; its code is loaded once. */
async function nodeElsewhere(): Promise<INodeType> {
	elsewhere ??= await startProcess();
	elsewhere.restart();
	return elsewhere.nodeType;
}

/** Whoever follows the advice gets everybody called exactly once. */
function checkHealed(
	world: World,
	{ heals, lasts, way }: Scenario,
	said: Said,
	all: Verdict,
): void {
	if (!heals || lasts) return;
	if (said.stopped !== undefined) {
		all.lost.push(`running again as advised stops with: ${said.stopped}`);
		return;
	}
	const counts = world.sandbox.ledger.dialCounts();
	for (const { phone } of way.badRow ? [] : ROWS) {
		if (counts.get(phone) !== 1) all.lost.push(`${phone} is not dialled after all`);
	}
}

/** The user follows the advice about rows. */
function rowsForNextRun(world: World, said: Said, rows: readonly Row[]): readonly Row[] {
	const words = said.stopped ?? '';
	if (!words.includes('take their rows out')) return rows;
	const named = madeTasks(world.sandbox).filter(({ taskName }) => words.includes(`"${taskName}"`));
	const called = new Set(named.flatMap(({ callees }) => callees));
	return rows.filter(({ phone }) => !called.has(phone));
}

function add(all: Verdict, more: Verdict): void {
	for (const kind of ['twice', 'lost', 'untrue'] as const) all[kind].push(...more[kind]);
}
