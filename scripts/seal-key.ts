// node scripts/seal-key.ts NAME: a key for sealing, with a certificate that it signs itself, as PEM: for trials; it binds nobody.
import { selfSigned } from '#hosts/seal/certificate.ts'

process.stdout.write(selfSigned(process.argv[2] ?? 'trial', Date.now()))
