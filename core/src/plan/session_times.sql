-- What happened in sessions is also asked for by time: when sessions were begun, what was swapped out lately. Without
-- this each look reads every session there ever was.
CREATE INDEX session_event_by_time ON session_event (at);
