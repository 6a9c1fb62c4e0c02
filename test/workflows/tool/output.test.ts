/** How much of a task an AI agent gets to read, which too many fields would confuse. */
import { jsonOf, stopText, useSandbox } from '../../support/campaign';
import { asTool, runOperation } from '../../support/operation';
import { byId } from '../../support/recalls';

const sandbox = useSandbox();

async function lookUp(parameters: object, nodeType = asTool()) {
	const task = byId(sandbox().plant('Renewals'));
	return await runOperation(sandbox(), 'task:get', {
		nodeType,
		parameters: { task, ...parameters },
	});
}

async function fieldsOf(parameters: object): Promise<string[]> {
	const { outputs } = await lookUp(parameters);
	return Object.keys(jsonOf(outputs[0])[0]);
}

test('simplified, as the node in a workflow gives it, unless something else is chosen', async () => {
	const { outputs } = await runOperation(sandbox(), 'task:get', {
		parameters: { task: byId(sandbox().plant('Other')) },
	});

	expect(await fieldsOf({})).toEqual(Object.keys(jsonOf(outputs[0])[0]));
	expect(await fieldsOf({ output: 'simplified' })).toContain('isFinished');
});

test('raw, as the platform writes it', async () => {
	expect(await fieldsOf({ output: 'raw' })).toContain('taskSumPayFee');
});

test('the selected fields, and always the ID', async () => {
	const parameters = { output: 'selectedFields', fields: ['isFinished', 'answerPercent'] };

	expect(await fieldsOf(parameters)).toEqual(['taskId', 'isFinished', 'answerPercent']);
	expect(await fieldsOf({ output: 'selectedFields' })).toEqual(['taskId']);
	// As an expression may give it.
	expect(await fieldsOf({ ...parameters, fields: 'state, stateCode' })).toEqual([
		'taskId',
		'state',
		'stateCode',
	]);
});

test('a field that does not exist is told, with those that do', async () => {
	const run = await lookUp({ output: 'selectedFields', fields: ['cost'] });

	expect(stopText(run)).toContain('\'Fields\' contains "cost"');
	expect(stopText(run)).toContain('totalCost');
});
