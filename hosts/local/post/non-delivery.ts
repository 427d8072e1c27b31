/** Report of non-delivery (RFC 3464) to the envelope's sender. */
export function nonDelivery(recipient: string): Uint8Array {
  return Buffer.from(
    `From: MAILER-DAEMON@bounced.invalid
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="report"

--report
Content-Type: text/plain; charset=utf-8

This mail could not be delivered.

--report
Content-Type: message/delivery-status

Reporting-MTA: dns; bounced.invalid

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--report--
`.replaceAll('\n', '\r\n'),
  )
}
