import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarFile } from '#engine/store/ports.ts'

/** Sender of the days, as calendars name it. */
type Organizer = { readonly name: string; readonly email: string }

/** Days as iCalendar (RFC 5545): whole, zoneless, not busy. */
export const calendarFile =
  (organizer: Organizer): CalendarFile =>
  (days, cancelled) => {
    const calendar = ical({
      prodId: { company: 'Redress', product: 'due-days' },
      method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    })
    for (const { uid, sequence, day, summary, description, url, at } of days) {
      const event = calendar.createEvent({
        id: uid,
        sequence,
        start: new Date(`${day}T00:00:00Z`),
        allDay: true,
        stamp: new Date(at),
        timezone: null,
        summary,
        description,
        url,
        organizer,
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
      if (!cancelled) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: dayBefore, description: summary })
    }
    // Each line ends with CRLF, the last too (RFC 5545 3.1).
    return `${calendar.toString().trimEnd()}\r\n`
  }

// Nine in the morning of the day before, in local time.
const dayBefore = 15 * 3600
