import { LIMITS } from '../../nodes/LaafficVoiceAgent/api/facts';
import { isFields } from '../fields';
import type { Rule } from '../fields';
import { Refusal } from '../refusal';
import { parseInZone } from '../zonedTime';

const HOUR_AND_MINUTE = /^([01]\d|2[0-3]):[0-5]\d$/;
const isTimeOfDay = (value: unknown): value is string =>
	typeof value === 'string' && HOUR_AND_MINUTE.test(value);

/** A window within one day; whether one may cross midnight is not documented, so it may not. */
const isWindow: Rule = (value) => {
	if (!isFields(value)) return false;
	const { strTime, endTime } = value;
	return isTimeOfDay(strTime) && isTimeOfDay(endTime) && strTime < endTime;
};

export const isWindowList: Rule = (value) =>
	Array.isArray(value) && value.length <= LIMITS.windows.max && value.every(isWindow);

/** When the calls are to start. No page refuses the past, whose calls start at once. */
export function readSendTime(text: unknown, timeZone: string): number | undefined {
	if (text === undefined || text === null) return undefined;
	const sendAt = typeof text === 'string' ? parseInZone(text, timeZone) : undefined;
	if (sendAt === undefined) throw new Refusal('-22', 'sendTime must be yyyy-MM-dd HH:mm:ss');
	return sendAt;
}
