import { plainText } from '../../nodes/LaafficVoiceAgent/api/coerce';
import { DEFAULT_TIME_ZONE } from '../../nodes/LaafficVoiceAgent/api/facts';
import { isFields } from '../fields';
import { SHAPES } from './bodies';
import type { Shape } from './bodies';
import type { Order } from './plan';
import { TIME_FORMATS } from './report';
import type { ReportForm, TimeFormat } from './report';

/** How reports are pushed. */
export interface PushSettings extends Order, ReportForm {
	readonly url: string;
	readonly token?: string;
	readonly shape: Shape;
	/** How many pushes are under way at once. */
	readonly burst: number;
	readonly bigNumbersBare: boolean;
	/**
	 * Whether only the trigger's own answer counts. The platform takes any HTTP 200 for it, but while
	 * n8n starts it answers 200 by itself, and keeps nothing.
	 */
	readonly expectAnswer: boolean;
	/** How often a push that was not received is sent again. */
	readonly retries: number;
	readonly retryAfterMs: number;
}

export const DEFAULT_SETTINGS: Omit<PushSettings, 'url'> = {
	batchSize: 100,
	shape: 'array',
	repeats: 0,
	burst: 1,
	shuffle: 0,
	seed: 1,
	timeFormat: 'milliseconds',
	timeZone: DEFAULT_TIME_ZONE,
	newestFields: false,
	bigNumbersBare: false,
	expectAnswer: false,
	retries: 0,
	retryAfterMs: 500,
};

function chosen<Name extends string>(name: string, value: unknown, table: Record<Name, unknown>) {
	if (Object.hasOwn(table, String(value))) return value as Name;
	throw new Error(`${name} must be one of ${Object.keys(table).join(', ')}`);
}

function within(name: string, value: unknown, least: number, most: number): number {
	const number = Number(value);
	if (Number.isFinite(number) && number >= least && number <= most) return number;
	throw new Error(`${name} must be a number from ${least} to ${most}`);
}

const MOST = 1_000_000;
const MOST_AT_ONCE = 64;

/** Settings from an order, with defaults for what it leaves out. */
export function readSettings(order: unknown): PushSettings {
	if (!isFields(order)) throw new Error('An order to push is a JSON object with a url');
	const given = { ...DEFAULT_SETTINGS, ...order } as Record<keyof PushSettings, unknown>;
	const sizes = [given.batchSize].flat().map((size) => within('batchSize', size, 1, MOST));
	return {
		url: new URL(String(given.url)).href,
		...(given.token === undefined ? {} : { token: plainText(given.token) }),
		batchSize: sizes,
		shape: chosen<Shape>('shape', given.shape, SHAPES),
		repeats: within('repeats', given.repeats, 0, 1),
		burst: within('burst', given.burst, 1, MOST_AT_ONCE),
		shuffle: within('shuffle', Number(given.shuffle), 0, MOST),
		seed: within('seed', given.seed, 0, MOST),
		timeFormat: chosen<TimeFormat>('timeFormat', given.timeFormat, TIME_FORMATS),
		timeZone: String(given.timeZone),
		newestFields: given.newestFields === true,
		bigNumbersBare: given.bigNumbersBare === true,
		expectAnswer: given.expectAnswer === true,
		retries: within('retries', given.retries, 0, MOST),
		retryAfterMs: within('retryAfterMs', given.retryAfterMs, 0, MOST),
	};
}
