/**
 * Mobile numbers of Brazil got a 9 behind the area between 2012 and 2016, and sheets hold some of
 * them in both spellings (Anatel, Resolução 553/2010).
 */
const BRAZILIAN_MOBILE = /^(55[1-9]\d)9([6-9]\d{7})$/;
const BRAZILIAN_LENGTH = 13;

/**
 * What two spellings of one person's number have in common, to compare them by: a number as it is
 * dialled, or a shorter one that is not.
 *
 * @param number country code and digits
 */
export function lineOf(number: string): string {
	const mayBe = number.length === BRAZILIAN_LENGTH && number.startsWith('55');
	return mayBe ? number.replace(BRAZILIAN_MOBILE, '$1$2') : number;
}
