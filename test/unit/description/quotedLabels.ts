/** The labels that texts name, as a user would look for them on the panel. */
import ts from 'typescript';
import { filesUnder, fileText } from '../../support/files';

interface QuotedLabel {
	readonly label: string;
	/** The file that names it. */
	readonly file: string;
}

/** Stands for what a template fills in, which only a run can know. */
const FILLED_IN = '\0';

/**
 * 'Such a Label' in a text; the apostrophe of "the platform's" opens and closes nothing, and a node
 * in an expression such as $('Opt-Outs') is an example.
 */
const QUOTED = /(?<![\p{L}\d]|\$\()'(\p{Lu}[^'\0]*)'(?![\p{L}\d])/gu;

export function quotedIn(text: string): string[] {
	return Array.from(text.matchAll(QUOTED), ([, label]) => label);
}

/** Every label that a text of the shipped code names. */
export function labelsInMessages(): QuotedLabel[] {
	const sources = ['nodes', 'credentials']
		.flatMap((folder) => filesUnder(folder, '.ts'))
		.map((file) => ts.createSourceFile(file, fileText(file), ts.ScriptTarget.Latest, true));
	const places = labelPlaces(sources);
	return sources.flatMap((source) =>
		labelsIn(source, places).map((label) => ({ label, file: source.fileName })),
	);
}

/** Functions that put a label into a message, and which of their arguments it is. */
type LabelPlaces = ReadonlyMap<string, number>;

function labelPlaces(sources: readonly ts.SourceFile[]): LabelPlaces {
	const functions = sources.flatMap((source) => source.statements.filter(ts.isFunctionDeclaration));
	return new Map(
		functions.flatMap(({ name, parameters }) => {
			const place = parameters.findIndex((one) => one.name.getText() === 'label');
			return name === undefined || place < 0 ? [] : [[name.text, place] as const];
		}),
	);
}

function labelsIn(source: ts.SourceFile, places: LabelPlaces): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		found.push(...quotedIn(textOf(node)), ...givenLabel(node, places));
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function textOf(node: ts.Node): string {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return '';
	return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(FILLED_IN);
}

/**
 * The label in `recordId(value, 'Recall Flow')`, `{ label: 'Task' }` or `LABEL = 'Tasks'`, or both
 * in "Agent ID' of 'Recalls".
 */
function givenLabel(node: ts.Node, places: LabelPlaces): string[] {
	const given = labelNode(node, places);
	return given !== undefined && ts.isStringLiteralLike(given) ? quotedIn(`'${given.text}'`) : [];
}

function labelNode(node: ts.Node, places: LabelPlaces): ts.Node | undefined {
	if (ts.isCallExpression(node)) return node.arguments[places.get(node.expression.getText()) ?? -1];
	const isNamed = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
	// The labels of facts also head tables of the docs; another test holds them to the panel.
	const isFact = node.getSourceFile().fileName.includes('/facts/');
	return isNamed && !isFact && /^label$/i.test(node.name.getText()) ? node.initializer : undefined;
}

const EMPHASISED = /(\*{1,2})(?![\s*])([^*\n]+?)\1/g;

/** Labels stand *so* or **so** in Markdown; sentences and words in small letters are stressed only. */
export function labelsInMarkdown(file: string): QuotedLabel[] {
	const stressed = Array.from(fileText(file).matchAll(EMPHASISED), ([, , words]) => words);
	return stressed
		.filter((words) => /^\p{Lu}/u.test(words) && !/[.:]$/.test(words))
		.map((label) => ({ label, file }));
}
