/** The example workflows, as n8n wants templates: notes that explain, nothing personal, in order. */
import { fileText, filesUnder } from '../../support/files';

interface ExampleNode {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly position: readonly [x: number, y: number];
	readonly parameters: { content?: string; color?: number; width?: number; height?: number };
	readonly credentials?: Record<string, { id: string; name: string }>;
}

interface Example {
	readonly name: string;
	readonly nodes: readonly ExampleNode[];
	readonly pinData?: Record<string, Array<{ json: Record<string, unknown> }>>;
}

const YELLOW = 1;
const NODE_SIZE = 100;
/** The name of a node stands below it, and is wider than it. */
const LABEL = { height: 50, width: 60 };
/** Numbers that Ofcom keeps free for films. */
const MADE_UP = /^447700900\d{3}$/;

const examples = filesUnder('demo/workflows', '.json').map(
	(file) => [file.split('/').at(-1) ?? file, JSON.parse(fileText(file)) as Example] as const,
);

const isNote = ({ type }: ExampleNode) => type === 'n8n-nodes-base.stickyNote';
const words = ({ parameters: { content = '' } }: ExampleNode) => content.split(/\s+/).length;

function covers(note: ExampleNode, node: ExampleNode): boolean {
	const [left, top] = note.position;
	const [x, y] = node.position;
	const right = left + (note.parameters.width ?? 0);
	const bottom = top + (note.parameters.height ?? 0);
	return (
		x - LABEL.width < right &&
		x + NODE_SIZE + LABEL.width > left &&
		y < bottom &&
		y + NODE_SIZE + LABEL.height > top
	);
}

describe.each(examples)('%s', (_file, { nodes, pinData = {} }) => {
	const notes = nodes.filter(isNote);
	const steps = nodes.filter((node) => !isNote(node));

	test('has one yellow note that says what it is for and what to do', () => {
		const [overview, ...others] = notes.filter(({ parameters }) => parameters.color === YELLOW);
		expect(others).toEqual([]);
		expect(words(overview)).toBeGreaterThanOrEqual(100);
		expect(words(overview)).toBeLessThanOrEqual(300);
	});

	test('has short notes beside the steps', () => {
		const sections = notes.filter(({ parameters }) => parameters.color !== YELLOW);
		expect(sections.filter((note) => words(note) > 50).map(({ name }) => name)).toEqual([]);
	});

	test('has no note that covers a step', () => {
		const covered = notes.flatMap((note) =>
			steps.filter((step) => covers(note, step)).map((step) => `${note.name}: ${step.name}`),
		);
		expect(covered).toEqual([]);
	});

	test('names the credentials of the sandbox, without an id', () => {
		const named = steps.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(named.filter(({ id, name }) => id !== '' || name !== 'Laaffic sandbox')).toEqual([]);
	});

	test('has made-up people only', () => {
		const people = Object.values(pinData)
			.flat()
			.map(({ json }) => String(json.calleeNumber));
		expect(people.filter((number) => !MADE_UP.test(number))).toEqual([]);
	});

	test('has ids of its own, because n8n takes them for the same node otherwise', () => {
		const elsewhere = new Set(
			examples
				.filter(([, other]) => other.nodes !== nodes)
				.flatMap(([, other]) => other.nodes.map(({ id }) => id)),
		);
		expect(nodes.filter(({ id }) => elsewhere.has(id))).toEqual([]);
	});
});
