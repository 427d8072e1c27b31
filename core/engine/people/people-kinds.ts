import { accessKind } from './access.ts'
import { linkKind, linksEndedKind } from './action-link.ts'
import { adminHeadKind } from './admin-log.ts'
import { clientsKind } from './busy-agents.ts'
import { subscriptionKind } from './digest-subscription.ts'
import { linkSessionKind, usedKind, viewKind } from './door-kinds.ts'
import { keptKind } from './kept-form.ts'
import { mandateKind } from './mandates.ts'
import { codeKind } from './one-time-code.ts'
import { accountReviewKind, incidentKind } from './oversight-kinds.ts'
import { personKind } from './people.ts'
import { proposalKind } from './people-admin.ts'
import { reachKind } from './reach.ts'
import { authenticatorKind } from './second-factor.ts'
import { rightsLoggedKind } from './security-admin.ts'
import { ownSessionKind, sessionKind } from './sessions.ts'
import { absenceKind, standsInKind } from './stand-in.ts'
import { contactKind } from './subject-contact.ts'
import { visitFiledKind, visitKind } from './visits.ts'

/** Kinds of items about people, with their origins. */
export const peopleKinds = {
  person: personKind,
  absence: absenceKind,
  standsIn: standsInKind,
  proposal: proposalKind,
  adminHead: adminHeadKind,
  access: accessKind,
  authenticator: authenticatorKind,
  code: codeKind,
  session: sessionKind,
  ownSession: ownSessionKind,
  link: linkKind,
  linksEnded: linksEndedKind,
  keptForm: keptKind,
  reach: reachKind,
  contact: contactKind,
  subscription: subscriptionKind,
  mandate: mandateKind,
  rightsLogged: rightsLoggedKind,
  clients: clientsKind,
  visit: visitKind,
  visitFiled: visitFiledKind,
  view: viewKind,
  used: usedKind,
  linkSession: linkSessionKind,
  incident: incidentKind,
  accountReview: accountReviewKind,
}
