/** Stations that every case passes, the same five in every procedure. */
export const stations = ['filed', 'intake', 'review', 'decision', 'told'] as const
export type Station = (typeof stations)[number]

/** Stations of the states that procedures share; a procedure names those of its own. */
export const sharedStations: Readonly<Record<string, Station>> = {
  awaitingAcceptance: 'intake',
  awaitingSupplement: 'intake',
  misrouted: 'intake',
  investigating: 'review',
  underReview: 'review',
  awaitingReply: 'review',
  awaitingApproval: 'decision',
  correcting: 'decision',
  restoring: 'decision',
  publishing: 'told',
  dispatching: 'told',
  answering: 'told',
}
