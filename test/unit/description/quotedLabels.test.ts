/**
 * A message or a text that says 'Such a Label' sends the user to look for it, so each is on a panel
 * of the package or, as listed here, in n8n.
 */
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import { resourceName } from '../../../nodes/LaafficVoiceAgent/shared/resources';
import { filesUnder, fileText } from '../../support/files';
import { allProperties, choicesOf, descriptions } from './nodes';
import { labelsInMarkdown, labelsInMessages, quotedIn } from './quotedLabels';

/** Labels that are n8n's own, and where they stand. */
const OF_N8N: Readonly<Record<string, string>> = {
	'On Error': 'settings of a node',
	'Continue (using error output)': 'choice of On Error',
	'Retry On Fail': 'settings of a node',
	Timezone: 'settings of a workflow',
	Fixed: 'choice above a field',
	Expression: 'choice above a field',
	'Execute step': 'button on the panel of a trigger',
	'Webhook URLs': 'panel of a trigger',
	'Production URL': 'panel of a trigger',
	Options: 'collection on a panel',
	'Settings → Community nodes → Install': 'where packages are installed',
	'HTTP Request': 'node',
	'Predefined Credential Type': 'choice of HTTP Request',
	Postgres: 'node',
	'Insert or Update': 'operation of Postgres',
	'Columns to Match On': 'field of Postgres',
	'Query Batching: Independent': 'option of Postgres',
	'Remove Duplicates': 'node',
	'Remove Items Processed in Previous Executions': 'operation of Remove Duplicates',
};

const credentials = new LaafficApi();
const properties = [...descriptions, credentials].flatMap((one) => allProperties(one));
const workflows = filesUnder('demo/workflows', '.json').map(
	(file) => (JSON.parse(fileText(file)) as { name: string }).name,
);

const labels = new Set([
	...[...descriptions, credentials].map(({ displayName }) => displayName),
	...properties.flatMap(({ property }) => [
		property.displayName,
		...choicesOf(property).map(({ name }) => name),
		...(property.modes ?? []).map(({ displayName }) => displayName),
	]),
	...operations.map((operation) => `${resourceName(operation)}: ${operation.name}`),
	...workflows,
	...Object.keys(OF_N8N),
]);

/** `Invalid Callees: Skip` names a list and one of its choices. */
function isOnPanel(label: string): boolean {
	if (labels.has(label)) return true;
	const [list, choice] = label.split(': ');
	return properties.some(
		({ property }) =>
			property.displayName === list && choicesOf(property).some(({ name }) => name === choice),
	);
}

const inMessages = labelsInMessages();
const inTexts = ['README.md', 'docs/operation.md', 'docs/reports.md'].flatMap(labelsInMarkdown);

test('every label that a message names is on a panel', () => {
	expect(inMessages.filter(({ label }) => !isOnPanel(label))).toEqual([]);
});

test('every label that the README and its pages name is on a panel', () => {
	expect(inTexts.filter(({ label }) => !isOnPanel(label))).toEqual([]);
});

test('every label of n8n that is listed here is named somewhere', () => {
	const named = new Set([...inMessages, ...inTexts].map(({ label }) => label));
	expect(Object.keys(OF_N8N).filter((label) => !named.has(label))).toEqual([]);
});

test('labels are found however a message names them', () => {
	const named = inMessages.map(({ label, file }) => `${label} in ${file.split('/').at(-1)}`);
	expect(named).toEqual(
		expect.arrayContaining([
			// Quoted in a text, between apostrophes; given to a function; in a table; as a constant.
			'Platform in statusCodes.ts',
			'Recall Flow in get.ts',
			'Recall in cancel.ts',
			'Tasks in cancel.ts',
		]),
	);
	expect(quotedIn("the platform's 'Task Name', in people's '")).toEqual(['Task Name']);
	expect(quotedIn("'Start', such as {{ $('Opt-Outs').first() }}")).toEqual(['Start']);
});
