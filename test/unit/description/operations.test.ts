/** Whatever operations there are: each is shown in the README and tried in n8n's engine. */
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import type { Operation } from '../../../nodes/LaafficVoiceAgent/shared/operation';
import { resourceName } from '../../../nodes/LaafficVoiceAgent/shared/resources';
import { filesUnder, fileText } from '../../support/files';

const SCHEMA_TEST = 'test/workflows/schema/outputs.test.ts';
const readme = fileText('README.md');
const schemaTest = fileText(SCHEMA_TEST);
const behaviourTests = filesUnder('test/workflows', '.test.ts')
	.filter((file) => file !== SCHEMA_TEST)
	.map(fileText);

/** How tests run an operation: by its name, or by a helper of its own. */
const HELPERS: Readonly<Record<string, string>> = { 'task:create': 'runCampaign(' };

/** What an operation lacks, with the file to mend; nothing where it is complete. */
function lacking(operation: Operation): string[] {
	const { resource, value, name, description } = operation;
	const run = HELPERS[`${resource}:${value}`] ?? `'${resource}:${value}'`;
	const row = `| ${resourceName(operation)} | ${name} | ${description} |`;
	return [
		readme.includes(row)
			? ''
			: `README.md has no row that begins with "${row}". Run npm run docs, which makes it.`,
		behaviourTests.some((text) => text.includes(run))
			? ''
			: `No test under test/workflows runs ${run}. Add test/workflows/${resource}/${value}.test.ts.`,
		schemaTest.includes(`'${resource}/${value}'`)
			? ''
			: `No output of '${resource}/${value}' is compared with its schema. Add it to ${SCHEMA_TEST}.`,
	].filter((message) => message !== '');
}

test.each(operations.map((one) => [one.action, one] as const))(
	"'%s' has a row in the README, a test of its behaviour and one of its output",
	(_, operation) => {
		expect(lacking(operation)).toEqual([]);
	},
);

test('an operation without them is noticed, and each message names the file to mend', () => {
	const [{ fields, output }] = operations;
	const pause: Operation = {
		resource: 'task',
		value: 'pause',
		name: 'Pause',
		action: 'Pause task',
		description: 'Let a task wait',
		fields,
		output,
		execute: async () => ({}),
	};
	expect(lacking(pause)).toEqual([
		expect.stringContaining('README.md'),
		expect.stringContaining('test/workflows/task/pause.test.ts'),
		expect.stringContaining(SCHEMA_TEST),
	]);
});
