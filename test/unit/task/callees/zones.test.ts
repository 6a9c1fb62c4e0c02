import { IANAZone } from 'luxon';
import { COUNTRIES } from '../../../../nodes/LaafficVoiceAgent/task/callees/countries';
import { ZONE_OF_COUNTRY } from '../../../../nodes/LaafficVoiceAgent/task/callees/countryZones';

const JANUARY = Date.UTC(2026, 0, 15);
const JULY = Date.UTC(2026, 6, 15);

const clockOf = (zone: string) =>
	[JANUARY, JULY].map((moment) => IANAZone.create(zone).offset(moment)).join();

/** The zones of a country by the data that come with Node, from another source than ours. */
function zonesOf(country: string): string[] {
	const locale = new Intl.Locale(`und-${country}`) as { timeZones?: string[] };
	return locale.timeZones ?? [];
}

test.each(Object.entries(ZONE_OF_COUNTRY))('%s has the one time of %s', (country, zone) => {
	expect(IANAZone.isValidZone(zone)).toBe(true);
	const clocks = zonesOf(country).map(clockOf);
	expect(new Set([clockOf(zone), ...clocks])).toEqual(new Set([clockOf(zone)]));
});

test.each(['AU', 'BR', 'CA', 'CD', 'ID', 'MX', 'PT', 'RU', 'US'])('%s has several', (country) => {
	expect(new Set(zonesOf(country).map(clockOf)).size).toBeGreaterThan(1);
	expect(ZONE_OF_COUNTRY).not.toHaveProperty(country);
});

test('few countries are missing', () => {
	expect(COUNTRIES.filter((country) => !(country in ZONE_OF_COUNTRY)).length).toBeLessThan(30);
});
