import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { plainText } from '../../api/coerce';
import { errorItem, errorText, nodeError } from '../../shared/errors';
import { checkFixedTexts } from '../../shared/fixedTexts';
import type { Operation } from '../../shared/operation';
import type { LaafficCredentials } from '../../api/address';
import { credentialsOf } from '../../shared/transport';
import { collectCallees, type CollectedRows } from '../callees/rows';
import { doNotCallOf } from '../callees/doNotCall';
import { calleeRules } from '../callees/rules';
import { badRows, haveNoNumbers, noNumbers } from './badRows';
import { balanceCheck } from './balance';
import { createChoice, createFields } from './fields';
import { clockChangeNotes } from './clockChange';
import { creationNotes } from './notes';
import { checkOneValue } from './oneValue';
import { nobodyItem, rejectedItem, skippedItem, taskOutput } from './output';
import { calleesPerTask, isTaskPerItem, planCampaigns } from './plan';
import { inRowOrder, isByRow, rowLeftOut } from './rowItems';
import { runCampaign, sendLogOf, withEarlierTries } from './run';
import type { SendLog } from './sendLog';

/** Create Task: the input rows become the callees of one task, or each row a task of its own. */
export const createTask: Operation = {
	resource: 'task',
	value: 'create',
	name: 'Create',
	action: 'Create task',
	description: 'Create a task that calls the people in the input rows',
	builderHint:
		"Takes all items in one run, so never put it into a loop. Set 'Task Name' to a fixed name for each campaign and keep it when the same campaign runs again: it keeps people from being called twice. 'Callee Number' and the text variables are expressions on the row.",
	effect: 'dials',
	fields: createFields,
	output: taskOutput,
	executeAll: async (context) => {
		let log: SendLog | undefined;
		try {
			const credentials = await credentialsOf(context);
			log = sendLogOf(context, credentials);
			return await createFromRows(context, credentials, log);
		} catch (error) {
			const told = log === undefined ? error : withEarlierTries(error, log);
			const shown = nodeError(context, told, undefined, createFields);
			if (!context.continueOnFail()) throw shown;
			return context.getInputData().map((_, item) => errorItem(item, errorText(shown)));
		}
	},
};

/** From the rows to the tasks. Everything that can be checked is checked before the first send. */
async function createFromRows(
	context: IExecuteFunctions,
	credentials: LaafficCredentials,
	log: SendLog,
): Promise<INodeExecutionData[]> {
	checkFixedTexts(context, createFields);
	await checkOneValue(context);
	const { rules, slowParameters } = calleeRules(context, credentials, (path) =>
		createChoice(context, path),
	);
	const doNotCall = await doNotCallOf(context, rules);
	const rows = await collectCallees(
		context.getInputData(),
		{ ...rules, doNotCall },
		calleesPerTask(context),
	);
	const output = rowsNotCalled(context, rows);
	const checkBalance = balanceCheck(context);
	const campaigns = planCampaigns(context, rows, credentials);
	for (const campaign of campaigns) {
		const items = await runCampaign(context, campaign, rows, credentials, { log, checkBalance });
		for (const item of items) output.push(item);
	}
	if (isNobodyLeft(context, rows)) {
		output.push(nobodyItem(plainText(context.getNodeParameter('taskName', 0)), rows));
	}
	const tasks = campaigns.flatMap((campaign) => ('tasks' in campaign ? campaign.tasks : []));
	const notes = [
		...creationNotes(context, rows, slowParameters, output),
		...clockChangeNotes(context, tasks, credentials),
	];
	context.addExecutionHints(
		...notes.map((message) => ({ message, location: 'outputPane' }) as const),
	);
	return isByRow(context) ? inRowOrder(output) : output;
}

/** Whether no item would tell of the people who were not called on purpose. */
function isNobodyLeft(context: IExecuteFunctions, rows: CollectedRows): boolean {
	const { calleeCount, suppressed } = rows;
	const isOneTask = !isTaskPerItem(context);
	return isOneTask && !isByRow(context) && calleeCount === 0 && suppressed.length > 0;
}

/** Rejected rows stop everything, leave by the error branch, or are listed: as the user chose. */
function rowsNotCalled(context: IExecuteFunctions, collected: CollectedRows): INodeExecutionData[] {
	const { rejected, duplicates, suppressed, calleeCount } = collected;
	const rowCount = context.getInputData().length;
	if (haveNoNumbers(collected, rowCount)) throw noNumbers(context);
	const skips = createChoice(context, 'options.invalidCallees') === 'skip';
	const onErrorBranch = !skips && context.continueOnFail();
	if (!onErrorBranch && rejected.length > 0 && (!skips || calleeCount + suppressed.length === 0)) {
		throw badRows(collected, rowCount);
	}
	const rows = onErrorBranch ? rejected.map(rejectedItem) : [];
	const skipped = skips ? rejected : [];
	if (isByRow(context)) {
		return rows.concat(
			skipped.map((row) => rowLeftOut(context, collected, row, true)),
			[...duplicates, ...suppressed].map((row) => rowLeftOut(context, collected, row, false)),
		);
	}
	// A task for all rows lists what it left out; with a task per row nothing else would show it.
	if (!isTaskPerItem(context)) return rows;
	return rows.concat([...skipped, ...duplicates, ...suppressed].map(skippedItem));
}
