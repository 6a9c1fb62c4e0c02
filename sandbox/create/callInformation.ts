import {
	COLLECTION_VARIABLES,
	PLATFORMS,
	TEXT_NAMES,
} from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Industry, Platform } from '../../nodes/LaafficVoiceAgent/api/facts';

/** Which of the ten names an industry needs; industries that are not here have no such map. */
const REQUIRED_BY_INDUSTRY: Partial<Record<Industry, ReadonlyArray<'always' | 'relay'>>> = {
	collectionV1: ['always'],
	collectionV2: ['always'],
	emergencyContact: ['always', 'relay'],
};

const COLLECTION_NAMES: readonly string[] = COLLECTION_VARIABLES.map(({ name }) => name);

/** Whether `callInformation` may be sent: one platform documents it, for collection only. */
export function takesCallInformation(platform: Platform, industry: Industry): boolean {
	return PLATFORMS[platform].callInformation && REQUIRED_BY_INDUSTRY[industry] !== undefined;
}

/** The names that must be in a `callInformation` for an agent of this industry. */
export function requiredNames(industry: Industry): string[] {
	const needed: readonly string[] = REQUIRED_BY_INDUSTRY[industry] ?? [];
	return COLLECTION_VARIABLES.filter(({ required }) => needed.includes(required)).map(
		({ name }) => name,
	);
}

/** The same by the names `text1` to `text10`: "mandatory in debt collection scenarios" [quickStart]. */
export function requiredTexts(industry: Industry): string[] {
	return requiredNames(industry).map((name) => TEXT_NAMES[COLLECTION_NAMES.indexOf(name)]);
}

/** The collection name that stands for a text variable, such as `name` for `text1`. */
export function nameForText(text: string): string | undefined {
	return COLLECTION_NAMES[TEXT_NAMES.indexOf(text)];
}
