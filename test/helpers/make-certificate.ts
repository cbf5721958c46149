import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** An authority or a server's certificate made on the spot: PEM, and the key to sign with. */
interface MadeCertificate {
  readonly cert: string;
  readonly key: string;
}

const OID = {
  commonName: '550403',
  basicConstraints: '551d13',
  altName: '551d11',
  ecdsaSha256: '2a8648ce3d040302',
} as const;

/** A self-signed authority, good for a day before and after now. */
export function makeAuthority(
  name = 'Test authority',
): MadeCertificate & { sign(names: readonly string[]): MadeCertificate } {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension(OID.basicConstraints, sequence(der(0x01, Buffer.from([0xff]))));
  const cert = certificate({
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signer: keys.privateKey,
    extensions: [isAuthority],
  });
  return {
    cert,
    key: pem(keys.privateKey),
    sign(names) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const altNames = extension(OID.altName, sequence(...names.map(altName)));
      const subject = {
        subject: names[0]!,
        issuer: name,
        publicKey: own.publicKey,
        signer: keys.privateKey,
        extensions: [altNames],
      };
      return { cert: certificate(subject), key: pem(own.privateKey) };
    },
  };
}

interface Wanted {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** RFC 5280, 4.1 */
function certificate({ subject, issuer, publicKey, signer, extensions }: Wanted): string {
  const algorithm = sequence(oid(OID.ecdsaSha256));
  const day = 24 * 60 * 60 * 1000;
  const serial = Buffer.concat([Buffer.from([1]), Buffer.from(String(process.hrtime.bigint()))]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial.subarray(0, 19)),
    algorithm,
    distinguishedName(issuer),
    sequence(time(Date.now() - day), time(Date.now() + day)),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = createSign('sha256').update(body).sign(signer);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** RFC 5280, 4.2.1.6: iPAddress [7] as bytes, dNSName [2] as text. */
function altName(name: string): Buffer {
  if (/^\d+(\.\d+){3}$/.test(name)) return der(0x87, Buffer.from(name.split('.').map(Number)));
  if (name === '::1') return der(0x87, Buffer.from('00000000000000000000000000000001', 'hex'));
  return der(0x82, Buffer.from(name));
}

const pem = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }));
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts));
const extension = (name: string, value: Buffer) => sequence(oid(name), der(0x04, value));
const distinguishedName = (name: string) =>
  sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(name)))));
const time = (atMs: number) => der(0x18, Buffer.from(`${new Date(atMs).toISOString().replace(/[-:T]|\..*/g, '')}Z`));

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
