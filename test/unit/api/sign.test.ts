import { sign, signedHeaders } from '../../../nodes/LaafficVoiceAgent/api/sign';

describe('the signature', () => {
	it("is the vendor's published sample", () => {
		expect(sign('bDqJFiq9', '7bz1lzh9', 1630468800)).toBe('05d7a50893e22a5c4bb3216ae3396c7c');
	});

	it('is right for another key', () => {
		expect(sign('demoKey01', 'demoSecret01', 1760000000)).toBe('9c162f2a912ba2068bc7346b0e2030a9');
	});

	it('changes with each of its parts', () => {
		const signs = [
			sign('key', 'secret', 1760000000),
			sign('key2', 'secret', 1760000000),
			sign('key', 'secret2', 1760000000),
			sign('key', 'secret', 1760000001),
		];
		expect(new Set(signs).size).toBe(4);
	});

	it('takes a key in any script for UTF-8', () => {
		expect(sign('ключ', '密钥', 1760000000)).toMatch(/^[0-9a-f]{32}$/);
	});
});

describe('the headers of a request', () => {
	it('carry key, time and signature, as texts', () => {
		expect(signedHeaders('bDqJFiq9', '7bz1lzh9', 1630468800)).toEqual({
			'Api-Key': 'bDqJFiq9',
			Timestamp: '1630468800',
			Sign: '05d7a50893e22a5c4bb3216ae3396c7c',
		});
	});
});
