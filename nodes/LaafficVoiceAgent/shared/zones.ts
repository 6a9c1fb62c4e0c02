import type { LaafficCredentials } from '../api/address';
import { knownZone, type Zones } from './times';

/** Where the times of the panel are meant, and where the platform reads and writes times. */
export function zonesOf(
	context: { readonly getTimezone: () => string },
	{ timeZone }: Pick<LaafficCredentials, 'timeZone'>,
): Zones {
	return {
		workflow: knownZone(context.getTimezone(), "'Timezone' in the settings of the workflow"),
		platform: platformZone({ timeZone }),
	};
}

export function platformZone({ timeZone }: Pick<LaafficCredentials, 'timeZone'>): string {
	return knownZone(timeZone, "'Time Zone' in the Laaffic credentials");
}
