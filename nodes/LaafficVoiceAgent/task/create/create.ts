import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputProblem } from '../../api/errors';
import { errorItem, errorText, nodeError } from '../../shared/errors';
import type { Operation } from '../../shared/operation';
import { credentialsOf } from '../../shared/transport';
import { calleeRules } from '../callees/rules';
import { calleesPerTask, planCampaigns } from './campaignPlan';
import { withEarlierTries } from './campaignProblems';
import { runCampaign } from './campaignRun';
import { collectCallees, type CollectedRows } from '../callees/rows';
import { createFields } from './createFields';
import { createHints, creationNotes } from './createHints';
import { createChoice } from './createPanel';
import { rejectedItem, rejectedRowsText, skippedItem, type TaskResult } from './createOutput';
import { forgetRun, memoryOf } from './runMemory';

/** Create Task: the input rows become the callees of one task, or each row a task of its own. */
export const createTask: Operation = {
	resource: 'task',
	value: 'create',
	name: 'Create',
	action: 'Create task',
	description: 'Call the people in the input rows',
	effect: 'dials',
	fields: createFields,
	hints: createHints,
	executeAll: async (context) => {
		try {
			return await createFromRows(context);
		} catch (error) {
			const told = withEarlierTries(error, memoryOf(context));
			const shown = nodeError(context, told, undefined, createFields);
			if (!context.continueOnFail()) throw shown;
			return context.getInputData().map((_, item) => errorItem(item, errorText(shown)));
		}
	},
};

/** From the rows to the tasks. Everything that can be checked is checked before the first send. */
async function createFromRows(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const credentials = await credentialsOf(context);
	const { rules, slowParameters } = calleeRules(context, credentials);
	const rows = await collectCallees(context.getInputData(), rules, calleesPerTask(context));
	const output = rowsNotCalled(context, rows);
	const tasks: TaskResult[] = [];
	for (const campaign of planCampaigns(context, rows, credentials)) {
		for await (const item of runCampaign(context, campaign, rows, tasks)) output.push(item);
	}
	// n8n tries a node again also where an error comes out first.
	if (output[0]?.json.error === undefined) forgetRun(context);
	context.addExecutionHints(...creationNotes(rows, slowParameters));
	return output;
}

/** Rejected rows stop everything, leave by the error branch, or are listed: as the user chose. */
function rowsNotCalled(
	context: IExecuteFunctions,
	{ rejected, duplicates, calleeCount }: CollectedRows,
): INodeExecutionData[] {
	const skips = createChoice(context, 'options.invalidCallees') === 'skip';
	const onErrorBranch = !skips && context.continueOnFail();
	if (!onErrorBranch && rejected.length > 0 && (!skips || calleeCount === 0)) {
		throw new InputProblem(
			`${rejected.length} of ${context.getInputData().length} input rows cannot be called, so nobody was called`,
			`${rejectedRowsText(rejected)} To call the others, set 'On Error' in the settings of the node to 'Continue (using error output)', or add the option 'Invalid Callees' with 'Skip'.`,
		);
	}
	const rows = onErrorBranch ? rejected.map(rejectedItem) : [];
	// A task for all rows lists what it left out; with a task per row nothing else would show it.
	if (context.getNodeParameter('taskScope', 0) !== 'perItem') return rows;
	return rows.concat((skips ? [...rejected, ...duplicates] : duplicates).map(skippedItem));
}
