#!/usr/bin/env python3
"""Computes, straight from the public event logs, the figures that tests/cli/real_logs_test.cpp expects.

Nothing of the program is used: the csv module reads, and what the shipped maps mean is said here once more by hand.
Usage: real_logs_oracle.py FOLDER_OF_THE_DATA
"""
import csv
import math
import sys
from collections import Counter, defaultdict
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

DATA = sys.argv[1]
UTC = timezone.utc


def rows_of(path, delimiter=","):
    """Rows by column. Rejected: another number of cells, or no delimiter at the end where the header ends in one."""
    with open(f"{DATA}/{path}", encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        header = [name.strip() for name in next(reader)]
        good, rejected = [], 0
        for cells in reader:
            if len(cells) == len(header) and (header[-1] or not cells[-1]):
                good.append(dict(zip(header, (cell.strip() for cell in cells))))
            else:
                rejected += 1
    return good, rejected


def instant(text, pattern, zone=UTC):
    at = datetime.strptime(text, pattern).replace(tzinfo=zone)
    back = at.astimezone(UTC).astimezone(zone)
    assert back.replace(tzinfo=None) == at.replace(tzinfo=None), f"no such local time: {text}"
    return at.astimezone(UTC)


def settled(meanings):
    """What in_progress means follows from what came before."""
    state = "fresh"
    for meaning in meanings:
        if meaning == "in_progress":
            meaning = {"fresh": "responded", "waiting": "resumed", "done": "reopened", "working": None}[state]
            state = "working"
        elif meaning in ("responded", "resumed", "reopened"):
            state = "working"
        elif meaning and meaning.startswith("waiting"):
            state = "waiting"
        elif meaning in ("resolved", "closed"):
            state = "done"
        yield meaning


class Case:
    def __init__(self, events, last):
        """events: (instant, meaning, resource) in order; last: the row that says what the case is by now."""
        self.opened = events[0][0]
        self.responded = self.first_resolved = self.resolved = self.closed = None
        self.reopened = 0
        self.waited_customer = 0.0
        self.entries = len(events) + (events[0][1] != "opened")
        self.last = last
        self.person = last.get("person")
        since = None
        for (at, _, resource), meaning in zip(events, settled([event[1] for event in events])):
            if meaning == "assigned" and resource:
                self.person = resource
            if meaning == "resolved":
                self.resolved = at
                self.first_resolved = self.first_resolved or at
            if meaning == "closed":
                self.closed = at
            if meaning == "reopened":
                self.resolved = self.closed = None
                self.reopened += 1
            ends = meaning in ("assigned", "resumed", "resolved", "closed") or (meaning or "").startswith("waiting")
            if ends and since:
                self.waited_customer += (at - since).total_seconds()
                since = None
            if meaning == "waiting_customer":
                since = at
            if meaning in ("responded", "resolved") and not self.responded:
                self.responded = at
                self.waited_before_answer = self.waited_customer  # pauses the promise to answer
        if self.person != last.get("person"):
            self.entries += 1  # the log's own word on who has it


def cases_of(rows, case, meaning, at, once=(), person=None, resource=None):
    """Events of each case by instant and within one instant as in the file."""
    events, lasts = defaultdict(list), {}
    openings = {}
    for order, row in enumerate(rows):
        key = row[case]
        for column, what, read in once:
            if (key, column) not in openings or openings[key, column][0] != read(row[column]):
                openings[key, column] = (read(row[column]), order - 0.5, what, "")  # before its own row's event
        if at:
            events[key].append((at(row), order, meaning(row), row[resource] if resource else ""))
        lasts[key] = None
    for (key, _), event in openings.items():
        events[key].append(event)
    built = {}
    newest = {}
    for order, row in enumerate(rows):
        key = row[case]
        mark = (at(row) if at else 0, order)
        if key not in newest or mark > newest[key][0]:
            newest[key] = (mark, row)
    for key, of_case in events.items():
        of_case.sort(key=lambda event: event[:2])
        last = dict(newest[key][1])
        if person:
            last["person"] = last[person]
        built[key] = Case([(event[0], event[2], event[3]) for event in of_case], last)
    return built


def quantile(values, p):
    """Hyndman and Fan's type 7."""
    values = sorted(values)
    place = (len(values) - 1) * p
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def report(name, cases, rejected, product=None, zone=UTC):
    cases = list(cases.values())
    hours = lambda a, b: (b - a).total_seconds() / 3600
    resolve = [hours(c.opened, c.resolved) for c in cases if c.resolved]
    response = [hours(c.opened, c.responded) for c in cases if c.responded]
    solved = [c for c in cases if c.resolved]
    once_solved = [c for c in cases if c.first_resolved]
    print(f"\n{name}: cases {len(cases)}, entries {sum(c.entries for c in cases)}, rejected {rejected}")
    print(f"  resolved_share {sum(bool(c.resolved or c.closed) for c in cases)} / {len(cases)}")
    print(f"  reopen_share {sum(c.reopened > 0 for c in once_solved)} / {len(once_solved)}")
    first = [c for c in solved if not c.reopened and not c.waited_customer]
    print(f"  never reopened and never waiting for the customer {len(first)} / {len(solved)}")
    print(f"  cases_closed {sum(bool(c.closed) for c in cases)}")
    for what, values in (("resolve_time", resolve), ("response_time", response)):
        if values:
            mean = math.fsum(values) / len(values)
            print(f"  {what} n {len(values)} mean {mean:.9f} median {quantile(values, 0.5):.9f} "
                  f"p90 {quantile(values, 0.9):.9f}")
    waits = [hours(c.opened, c.resolved) - c.waited_customer / 3600 for c in solved]
    if waits:
        print(f"  repair_time_mean {math.fsum(waits) / len(waits):.9f}")
    within = [c for c in cases
              if c.responded and hours(c.opened, c.responded) - c.waited_before_answer / 3600 <= 24]
    print(f"  answered within 24 h {len(within)} / {len(cases)}")
    if product:
        print("  by product", Counter(c.last[product] for c in cases).most_common(3))
    print("  by month", Counter(c.opened.astimezone(zone).strftime("%Y-%m") for c in cases).most_common(3))
    return cases


def servicenow():
    meanings = {"Active": "in_progress", "Awaiting User Info": "waiting_customer", "Awaiting Vendor": "waiting_vendor",
                "Awaiting Problem": "waiting_unknown", "Awaiting Evidence": "waiting_unknown",
                "Resolved": "resolved", "Closed": "closed"}
    rows, rejected = rows_of("incident-servicenow/incident_event_log_first5998_original_format.csv")
    read = lambda text: instant(text, "%d-%m-%Y %H:%M")
    return report("servicenow", cases_of(rows, "number", lambda row: meanings.get(row["incident_state"]),
                                         lambda row: read(row["sys_updated_at"]),
                                         once=[("opened_at", "opened", read)]), rejected, "category")


def helpdesk():
    meanings = {"Insert ticket": "opened", "Wait": "waiting_unknown", "Require upgrade": "waiting_vendor",
                "Create SW anomaly": "waiting_vendor", "Resolve SW anomaly": "resumed",
                "Resolve ticket": "resolved", "RESOLVED": "resolved"}
    meanings |= dict.fromkeys(["Assign seriousness", "Take in charge ticket", "Schedule intervention"], "in_progress")
    meanings |= dict.fromkeys(["Closed", "VERIFIED", "INVALID", "DUPLICATE"], "closed")
    zone = ZoneInfo("Europe/Rome")
    rows, rejected = rows_of("helpdesk-italy/helpdesk.csv")
    return report("helpdesk", cases_of(rows, "Case ID", lambda row: meanings.get(row["Activity"]),
                                       lambda row: instant(row["Complete Timestamp"], "%Y/%m/%d %H:%M:%S.%f", zone)),
                  rejected, "product", zone)


def volvo():
    meanings = {"Queued/Awaiting Assignment": "opened", "Accepted/Assigned": "assigned",
                "Accepted/In Progress": "in_progress", "Accepted/Wait": "waiting_unknown",
                "Completed/In Call": "resolved", "Completed/Resolved": "resolved", "Completed/Closed": "closed",
                "Completed/Cancelled": "closed"}
    rows, rejected = rows_of("problems-volvo/BPI2013_closed_problems.csv")
    return report("volvo", cases_of(rows, "case:concept:name",
                                    lambda row: meanings.get(row["concept:name"] + "/" + row["lifecycle:transition"]),
                                    lambda row: datetime.fromisoformat(row["time:timestamp"]).astimezone(UTC),
                                    person="org:resource", resource="org:resource"), rejected, "product")


def nyc311():
    zone = ZoneInfo("America/New_York")
    read = lambda text: instant(text, "%m/%d/%y %H:%M", zone)
    rows, rejected = rows_of("requests-nyc311/311_sample.csv")
    cases = {}
    for row in rows:
        events = [(read(row["Created Date"]), "opened", "")]
        if row["Status"] == "Closed" and row["Closed Date"]:
            events += [(read(row["Closed Date"]), "resolved", ""), (read(row["Closed Date"]), "closed", "")]
        cases[row["Unique Key"]] = Case(sorted(events, key=lambda event: event[0]), row)
    built = report("nyc311", cases, rejected, "Complaint Type", zone)
    print("  by borough", Counter(c.last["Borough"] for c in built))
    print("  closed before opened", sum(c.closed is not None and c.closed <= c.opened for c in built))


def comcast():
    zone = ZoneInfo("America/New_York")
    for name, delimiter, pattern, case, via, state in (
            ("Comcast_telecom_complaints_data_tabs.csv", "\t", "%d-%m-%Y %I:%M:%S %p", "Ticket #", "Received Via",
             "State"),
            ("Comcast_telecom_complaints_clean.csv", ",", "%Y-%m-%d %H:%M:%S", "Ticket_no", "Received via", "State")):
        rows, rejected = rows_of(f"complaints-comcast/{name}", delimiter)
        cases = {row[case]: Case([(instant(row["Date"] + " " + row["Time"], pattern, zone), "opened", "")], row)
                 for row in rows}
        built = report(name, cases, rejected, via, zone)
        print("  by state", Counter(c.last[state].replace("District of", "District Of") for c in built).most_common(4))


servicenow()
helpdesk()
volvo()
nyc311()
comcast()
