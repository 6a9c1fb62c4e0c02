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
/** A heading and two lines. */
const WORDS_HEIGHT = 96;

const examples = filesUnder('demo/workflows', '.json').map(
	(file) => [file.split('/').at(-1) ?? file, JSON.parse(fileText(file)) as Example] as const,
);

const isNote = ({ type }: ExampleNode) => type === 'n8n-nodes-base.stickyNote';
const words = ({ parameters: { content = '' } }: ExampleNode) => content.split(/\s+/).length;

interface Area {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

function areaOf({ position: [left, top], parameters }: ExampleNode): Area {
	const { width = 0, height = 0 } = parameters;
	return { left, top, right: left + width, bottom: top + height };
}

/** A step with its name below it. */
function areaWithName({ position: [x, y] }: ExampleNode): Area {
	return {
		left: x - LABEL.width,
		top: y,
		right: x + NODE_SIZE + LABEL.width,
		bottom: y + NODE_SIZE + LABEL.height,
	};
}

const overlap = (a: Area, b: Area) =>
	a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** A note may frame the steps that it is about, with its words above them. */
function frames(note: Area, step: ExampleNode): boolean {
	const [x, y] = step.position;
	const isInside = x >= note.left && x + NODE_SIZE <= note.right;
	return isInside && y >= note.top + WORDS_HEIGHT && y + NODE_SIZE <= note.bottom;
}

function isCrossed(note: ExampleNode, step: ExampleNode): boolean {
	const area = areaOf(note);
	return overlap(area, areaWithName(step)) && !frames(area, step);
}

const sampleNumbers = fileText('demo/sample/customers.csv')
	.split('\n')
	.map((line) => (line.split(',')[2] ?? '').replace(/\D/g, '').replace(/^00/, ''));

describe.each(examples)('%s', (_file, { nodes, pinData = {} }) => {
	const notes = nodes.filter(isNote);
	const steps = nodes.filter((node) => !isNote(node));

	test('says in yellow what it is for and what to do', () => {
		const yellow = notes.filter(({ parameters }) => parameters.color === YELLOW);
		const length = yellow.map(words).reduce((sum, count) => sum + count, 0);
		expect(length).toBeGreaterThanOrEqual(100);
		expect(length).toBeLessThanOrEqual(300);
	});

	test('has short notes beside the steps', () => {
		const sections = notes.filter(({ parameters }) => parameters.color !== YELLOW);
		expect(sections.filter((note) => words(note) > 50).map(({ name }) => name)).toEqual([]);
	});

	test('has no note that a step stands across', () => {
		const crossed = notes.flatMap((note) =>
			steps.filter((step) => isCrossed(note, step)).map((step) => `${note.name}: ${step.name}`),
		);
		expect(crossed).toEqual([]);
	});

	test('names the credentials of the sandbox, without an id', () => {
		const named = steps.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(named.filter(({ id, name }) => id !== '' || name !== 'Laaffic sandbox')).toEqual([]);
	});

	test('has reports of people in the sample rows only, who are made up', () => {
		const people = Object.values(pinData)
			.flat()
			.map(({ json }) => String(json.calleeNumber));
		expect(people.filter((number) => !sampleNumbers.includes(number))).toEqual([]);
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
