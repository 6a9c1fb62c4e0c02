/** What has to hold for the panel of every node, whatever operations there are. */
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { LIMITS, type LimitName } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import { resourceName } from '../../../nodes/LaafficVoiceAgent/shared/resources';
import { allProperties, childrenOf, choicesOf, descriptions, type PlacedProperty } from './nodes';
import { isReachable, OF_N8N } from './reachable';
import { wordsInSmall } from './titleCase';

type Rule = (placed: PlacedProperty, description: INodeTypeDescription) => boolean;

const conditionsOf = ({ displayOptions }: INodeProperties) => [
	...Object.entries(displayOptions?.show ?? {}),
	...Object.entries(displayOptions?.hide ?? {}),
];

const RULES: Record<string, Rule> = {
	'depends on parameters that exist, by values that they can have': (
		{ property },
		{ properties },
	) =>
		conditionsOf(property).every(([key, values]) => {
			const masters = properties.filter(({ name }) => name === key);
			const fits = (value: unknown) => masters.some((master) => canHave(master, value));
			return OF_N8N.includes(key) || values?.every(fits);
		}),

	'brings no condition into a collection, which has made workflows unopenable': ({
		property,
		nested,
	}) =>
		!(nested && property.displayOptions !== undefined) &&
		conditionsOf(property).every(([key]) => !key.includes('../')),

	'can be reached': ({ property, nested }, description) =>
		nested || isReachable(property, description),

	'has a default that is one of its values': ({ property }) => isDefaultValid(property),

	'has labels in Title Case': ({ property }) =>
		labelsOf(property).every((label) => wordsInSmall(label).length === 0),

	'has labels without blanks around them': ({ property }) =>
		labelsOf(property).every((label) => label.trim() === label),

	'ends its texts with a period where they are several sentences, and only there': ({ property }) =>
		textsOf(property).every((text) => text.endsWith('.') === isSeveralSentences(text)),

	'keeps its texts short enough to be read in passing': ({ property }) =>
		[...textsOf(property), property.hint ?? '', ...noticesOf(property)].every(
			(text) => text.length < LONGEST_TEXT,
		),

	'ends no notice of one sentence with a period': ({ property }) =>
		noticesOf(property).every((text) => text.endsWith('.') === isSeveralSentences(text)),

	'ends no hint with a period': ({ property }) => !property.hint?.endsWith('.'),

	'has one spelling for all buttons that add something': ({ property }) =>
		buttonsOf(property).every((text) => /^Add [a-z]+$/.test(text)),

	'gives examples, which are no expressions, because a fixed text sends them as they stand': ({
		property: { type, placeholder = 'e.g. ', modes = [] },
	}) =>
		/collection/i.test(type) ||
		[placeholder, ...modes.map((mode) => mode.placeholder ?? 'e.g. ')].every(
			(text) => text.startsWith('e.g. ') && !text.includes('{{'),
		),

	'has labels that fit on the panel': ({ property }) =>
		labelsOf(property).every((label) => label.length <= LONGEST_LABEL) &&
		property.displayName.length <= (property.type === 'notice' ? Infinity : LONGEST_FIELD),

	'shows no expression as an example, which typed into the field would be plain text': ({
		property,
	}) =>
		![property, ...(property.modes ?? [])].some(({ placeholder }) => placeholder?.includes('{{')),

	'has a label that the operation and the choices do not have': ({ property }) =>
		![...choicesOf(property), ...operations].some(({ name }) => name === property.displayName),

	'offers each choice once': ({ property }) => {
		const choices = choicesOf(property);
		return (
			new Set(choices.map(({ value }) => value)).size === choices.length &&
			new Set(choices.map(({ name }) => name)).size === choices.length
		);
	},

	'lists the fields of a collection by their labels': ({ property }) => {
		if (property.type !== 'collection' || IN_THEIR_OWN_ORDER.includes(property.name)) return true;
		const labels = childrenOf(property).map(({ displayName }) => displayName);
		return String(labels) === String([...labels].sort((a, b) => a.localeCompare(b, 'en')));
	},

	'allows numbers within the documented limits, under the label that messages use': ({
		property,
	}) => {
		const limit = limitOf(property.name);
		if (limit === undefined || property.type !== 'number') return true;
		const { minValue, maxValue } = property.typeOptions ?? {};
		return minValue === limit.min && maxValue === limit.max && property.displayName === limit.label;
	},

	'chooses resource and operation by hand only': ({ property }) =>
		!['resource', 'operation'].includes(property.name) || property.noDataExpression === true,

	'shows and hides others by hand only, so that the panel is what runs': (
		{ property, nested },
		{ properties },
	) => {
		const rules = properties.some((one) =>
			conditionsOf(one).some(([key]) => key === property.name),
		);
		const mayBeExpression = MASTERS_WITH_EXPRESSIONS.includes(property.name);
		return nested || !rules || mayBeExpression || property.noDataExpression === true;
	},

	'masks what is secret': ({ property: { name, typeOptions } }) =>
		!/secret|token|password/i.test(name) || typeOptions?.password === true,
};

describe.each(descriptions.map((description) => [description.name, description] as const))(
	'each parameter of %s',
	(_name, description) => {
		test.each(Object.entries(RULES))('%s', (_rule, holds) => {
			const offenders = allProperties(description).filter((placed) => !holds(placed, description));
			expect(offenders.map(({ path }) => path)).toEqual([]);
		});
	},
);

test('each parameter of the credentials follows the same rules', () => {
	const { properties } = new LaafficApi();
	const rules = ['texts short', 'default', 'Title Case', 'blanks', 'period', 'once', 'secret'];
	const description = { ...descriptions[0], properties };
	for (const [rule, holds] of Object.entries(RULES)) {
		if (!rules.some((word) => rule.includes(word))) continue;
		const offenders = allProperties({ properties }).filter((one) => !holds(one, description));
		expect({ rule, offenders }).toEqual({ rule, offenders: [] });
	}
});

describe('each operation', () => {
	test.each(operations.map((one) => [`${one.resource}.${one.value}`, one] as const))(
		'%s says what it does',
		(_name, { name, action, description }) => {
			expect(wordsInSmall(name)).toEqual([]);
			expect(action).toMatch(/^[A-Z][a-z]+( [a-z]+)+$/);
			expect(description).toMatch(/^[A-Z].*[^.]$/);
			expect(description).not.toBe(action);
		},
	);

	test.each(operations.map((one) => [resourceName(one), one.name, one] as const))(
		'%s: %s names what it is about, and no label on its panel says the same again',
		(resource, name, { description, fields }) => {
			expect(description.toLowerCase()).toContain(resource.toLowerCase());
			expect(fields.map(({ displayName }) => displayName)).not.toContain(name);
		},
	);

	test('has labels of its own for what shows together', () => {
		const repeated = operations.flatMap(({ resource, value, fields }) => {
			const always = fields.filter(({ displayOptions }) => displayOptions?.show === undefined);
			const labels = always.map(({ displayName }) => displayName);
			const twice = labels.filter((label, place) => labels.indexOf(label) !== place);
			return twice.map((label) => `${resource}.${value}: ${label}`);
		});
		expect(repeated).toEqual([]);
	});

	test('is told apart from the others of its resource', () => {
		const names = operations.map(({ resource, name }) => `${resource} ${name}`);
		const values = operations.map(({ resource, value }) => `${resource} ${value}`);
		expect(new Set(names).size).toBe(operations.length);
		expect(new Set(values).size).toBe(operations.length);
	});

	test.each(operations.map(({ resource, value }) => [resource, value] as const))(
		'%s.%s stands on the panel',
		(resource, value) => {
			const list = byName('laafficVoiceAgent').properties.find(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes(resource),
			);
			const offered = list === undefined ? [] : choicesOf(list);
			expect(offered.map((choice) => choice.value)).toContain(value);
		},
	);

	test('simplifies a record to about ten fields', () => {
		const long = operations.filter(
			({ fields, output }) =>
				fields.some(({ name }) => name === 'simplify') && Object.keys(output).length > 12,
		);
		expect(long.map(({ action }) => action)).toEqual([]);
	});

	test('lets an AI agent have less of a long record', () => {
		const rich = operations.filter(({ fields }) => fields.some(({ name }) => name === 'fields'));
		expect(rich.map(({ action }) => action)).toEqual(['Get task', 'Get many tasks']);
	});

	test('asks an AI agent for leave if it does more than look', () => {
		const changing = operations.filter(({ effect }) => effect !== undefined);
		expect(changing.map(({ resource, value }) => `${resource}.${value}`).sort()).toEqual([
			'recallFlow.cancel',
			'recallFlow.update',
			'sms.send',
			'task.cancel',
			'task.create',
		]);
	});
});

test('every node has an icon for light and for dark, a subtitle and a description', () => {
	for (const { icon, subtitle, description } of descriptions) {
		expect(icon).toEqual({
			light: expect.stringMatching(/\.svg$/),
			dark: expect.stringMatching(/\.dark\.svg$/),
		});
		expect(subtitle).toBeTruthy();
		expect(description).toBeTruthy();
	}
});

function byName(name: string): INodeTypeDescription {
	const found = descriptions.find((description) => description.name === name);
	if (found === undefined) throw new Error(`There is no node ${name}`);
	return found;
}

/** Their order is the vendor's numbering. */
const IN_THEIR_OWN_ORDER = ['textVariables', 'callInformation'];

/** Rows may decide these, because everything that they show is checked when the node runs. */
const MASTERS_WITH_EXPRESSIONS = ['autoRecall', 'recallType', 'returnAll'];

function limitOf(name: string) {
	return Object.hasOwn(LIMITS, name) ? LIMITS[name as LimitName] : undefined;
}

function canHave(master: INodeProperties, value: unknown): boolean {
	if (master.type === 'boolean') return typeof value === 'boolean';
	return choicesOf(master).some((choice) => choice.value === value);
}

/** Characters of a tooltip, a hint or a notice; what needs more stands in the README. */
const LONGEST_TEXT = 200;

/** What a panel of the usual width shows of a choice in a list, and of a field's own label. */
const LONGEST_LABEL = 60;
const LONGEST_FIELD = 28;

function buttonsOf({ type, typeOptions, placeholder }: INodeProperties): string[] {
	const texts = [typeOptions?.multipleValueButtonText, /collection/i.test(type) ? placeholder : ''];
	return texts.filter((text) => text !== undefined && text !== '') as string[];
}

/** The words of a notice, as they are read. */
function noticesOf({ type, displayName }: INodeProperties): string[] {
	return type === 'notice' ? [displayName.replace(/<[^>]*>/g, '')] : [];
}

/** Their choices are names of places, or the vendor's own words, in the spelling of those. */
const OWN_SPELLING = /^(?:defaultCountry|timeZone|intents|recallIntents\w*)$/;

/** A notice has a text where others have a label. */
function labelsOf(property: INodeProperties): string[] {
	const own = property.type === 'notice' ? [] : [property.displayName];
	const choices = OWN_SPELLING.test(property.name) ? [] : choicesOf(property);
	return [...own, ...choices.map(({ name }) => name)];
}

function textsOf(property: INodeProperties): string[] {
	const own = [property, ...choicesOf(property)].map(({ description }) => description);
	return own.filter((text) => text !== undefined);
}

function isSeveralSentences(text: string): boolean {
	return /[^.]\. [A-Z'"]/.test(text);
}

const DEFAULT_RULES: Partial<
	Record<INodeProperties['type'], (property: INodeProperties) => boolean>
> = {
	string: ({ default: value }) => typeof value === 'string',
	dateTime: ({ default: value }) => value === '',
	notice: ({ default: value }) => value === '',
	boolean: ({ default: value }) => typeof value === 'boolean',
	number: ({ default: value, typeOptions: { minValue = -Infinity, maxValue = Infinity } = {} }) =>
		typeof value === 'number' && value >= minValue && value <= maxValue,
	options: (property) => canHave(property, property.default),
	multiOptions: (property) =>
		Array.isArray(property.default) && property.default.every((one) => canHave(property, one)),
	collection: ({ default: value }) => JSON.stringify(value) === '{}',
	fixedCollection: ({ default: value }) => JSON.stringify(value) === '{}',
	resourceLocator: ({ default: value, modes = [] }) =>
		modes.some(({ name }) => name === (value as { mode?: string }).mode),
};

function isDefaultValid(property: INodeProperties): boolean {
	const rule = DEFAULT_RULES[property.type];
	if (rule === undefined) throw new Error(`The test has no rule for the type ${property.type}`);
	return rule(property);
}
