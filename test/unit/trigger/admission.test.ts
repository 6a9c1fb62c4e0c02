import {
	isToken,
	refusalOf,
	tooManyReports,
} from '../../../nodes/LaafficVoiceAgent/trigger/admission';
import { readAddressList } from '../../../nodes/LaafficVoiceAgent/trigger/addressList';

const caller = { address: '203.0.113.7', token: undefined };

describe('who may come in', () => {
	it('everybody who knows the address, if nothing else is asked for', () => {
		expect(refusalOf(caller, {})).toBeUndefined();
	});

	it('only callers from the list', () => {
		const allowedIps = readAddressList('203.0.113.0/24');
		expect(refusalOf(caller, { allowedIps })).toBeUndefined();
		const refusal = refusalOf({ ...caller, address: '198.51.100.9' }, { allowedIps });
		expect(refusal).toMatchObject({ httpStatus: 403 });
		expect(refusal?.reason).toContain('198.51.100.9');
		expect(refusal?.reason).toContain('N8N_PROXY_HOPS');
	});

	it('nobody, if the list has only nonsense', () => {
		expect(refusalOf(caller, { allowedIps: readAddressList('*') })?.httpStatus).toBe(403);
	});

	it('only callers with the token, and the log does not tell it', () => {
		const secretToken = 'sesame';
		expect(refusalOf({ ...caller, token: 'sesame' }, { secretToken })).toBeUndefined();
		for (const token of [undefined, '', 'Sesame', 'sesame ', ['sesame'], { sesame: '' }]) {
			const refusal = refusalOf({ ...caller, token }, { secretToken });
			expect(refusal?.httpStatus).toBe(401);
			expect(JSON.stringify(refusal)).not.toMatch(/sesame/i);
		}
	});

	it('no list without end, but whatever fits into a push that n8n lets through', () => {
		expect(tooManyReports(50_000, 0)).toBeUndefined();
		expect(tooManyReports(50_001, 16_000_000)?.httpStatus).toBe(413);
		expect(tooManyReports(60_000, 64_000_000)).toBeUndefined();
		expect(tooManyReports(2_000_000, 64_000_000)?.httpStatus).toBe(413);
	});
});

describe('a token', () => {
	it('is right only to the last character', () => {
		expect(isToken('geheim-ß-🔑', 'geheim-ß-🔑')).toBe(true);
		expect(isToken('geheim-ß-🔒', 'geheim-ß-🔑')).toBe(false);
	});

	it('may have plus signs, which addresses show as blanks', () => {
		expect(isToken('q83v Zs/0q==', 'q83v+Zs/0q==')).toBe(true);
		expect(isToken('q83v+Zs/0q==', 'q83v+Zs/0q==')).toBe(true);
		expect(isToken('q83v+Zs', 'q83v Zs')).toBe(false);
	});

	it('is never right when none came', () => {
		expect(isToken(undefined, '')).toBe(false);
	});
});
