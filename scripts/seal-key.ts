// node scripts/seal-key.ts NAME: key and self-signed certificate as PEM, for trials; binds nobody.
import { selfSigned } from '#hosts/seal/certificate.ts'

process.stdout.write(selfSigned(process.argv[2] ?? 'trial', Date.now()))
