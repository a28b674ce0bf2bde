//! The file itself: backup, restore, erasure, consents, a look through it.

use std::collections::BTreeMap;
use std::path::Path;

use lissom_api::words::Words;
use lissom_api::{ChangeOperation, Condition, ConsentKind, Erasure};

use crate::options::{ConsentCommand, Global};
use crate::{Fallible, ask, out};

pub(super) fn backup(global: &Global, words: Words, to: &Path) -> Fallible {
    let care = global.open()?;
    care.store()
        .backup(to.display().to_string())
        .map_err(|e| global.sentence(&e))?;
    out::paragraph(
        0,
        &words.say("terminal-backed-up", &[("file", to.display().to_string().into())]),
    );
    Ok(())
}

pub(super) fn restore(global: &Global, words: Words, from: &Path, yes: bool) -> Fallible {
    sure(words, yes, "terminal-restore-sure")?;
    let care = global.open()?;
    care.store()
        .restore(global.command_id(), from.display().to_string())
        .map_err(|e| global.sentence(&e))?;
    out::paragraph(0, &words.say("terminal-restored", &[]));
    Ok(())
}

pub(super) fn erase(global: &Global, words: Words, source: Option<&str>, yes: bool) -> Fallible {
    sure(words, yes, "terminal-erase-sure")?;
    let care = global.open()?;
    let erased = match source {
        Some(source) => care.diary().erase_source(global.command_id(), source.to_owned()),
        None => care.store().erase_everything(global.command_id()),
    };
    let key = match erased.map_err(|e| global.sentence(&e))? {
        Erasure::Complete => "terminal-erased",
        Erasure::WaitingForOther => "terminal-erased-waiting",
    };
    out::paragraph(0, &words.say(key, &[]));
    Ok(())
}

/// What cannot be taken back is asked for in so many words.
fn sure(words: Words, yes: bool, question: &str) -> Fallible {
    if yes {
        return Ok(());
    }
    ask::somebody_there(words)?;
    match ask::yes_no(words, &words.say(question, &[])) {
        Some(true) => Ok(()),
        _ => Err(words.say("terminal-left-alone", &[])),
    }
}

pub(super) fn consent(global: &Global, words: Words, consent: Option<&ConsentCommand>) -> Fallible {
    let care = global.open()?;
    let profile = care.profile();
    let say = |e| global.sentence(&e);
    match consent {
        Some(ConsentCommand::Give {
            kind,
            receiver,
            from,
            to,
        }) => {
            let kind: ConsentKind = ask::code("consent.kind", kind)?;
            let to = to.map(Into::into);
            profile
                .give_consent(global.command_id(), kind, receiver.clone(), (*from).into(), to)
                .map_err(say)?;
        }
        Some(ConsentCommand::Withdraw { id }) => {
            profile
                .withdraw_consent(global.command_id(), id.clone())
                .map_err(say)?;
        }
        None => {}
    }
    let consents = profile.consents().map_err(say)?;
    if global.json {
        return out::json(&consents);
    }
    if consents.is_empty() {
        out::paragraph(0, &words.say("terminal-no-consents", &[]));
    }
    for consent in &consents {
        let state = if consent.stands {
            "terminal-consent-stands"
        } else {
            "terminal-consent-withdrawn"
        };
        let args = [
            ("receiver", consent.receiver.clone().into()),
            ("id", consent.id.clone().into()),
        ];
        out::paragraph(0, &words.say(state, &args));
    }
    Ok(())
}

pub(super) fn doctor(global: &Global, words: Words) -> Fallible {
    let care = global.open()?;
    let say = |e| global.sentence(&e);
    let version = care.version().map_err(say)?;
    let condition = care.store().check_integrity().map_err(say)?;
    let changes = care
        .store()
        .changes_since(None, 0, u32::MAX)
        .map_err(say)?
        .changes;
    let mut rows: BTreeMap<u16, i64> = BTreeMap::new();
    for change in &changes {
        match change.operation {
            ChangeOperation::Added => *rows.entry(change.kind).or_default() += 1,
            ChangeOperation::Erased => *rows.entry(change.kind).or_default() -= 1,
            ChangeOperation::Corrected | ChangeOperation::EnteredInError | ChangeOperation::Advanced => {}
        }
    }
    let size = |end: &str| {
        let mut path = global.store().into_os_string();
        path.push(end);
        std::fs::metadata(path).map_or(0, |file| file.len())
    };
    let (bytes, log_bytes) = (size(""), size("-wal"));
    if global.json {
        return out::json(&serde_json::json!({
            "library": version.library,
            "schema": version.schema,
            "encryption": version.encryption,
            "condition": condition,
            "zone": global.zone,
            // The client asks for the feature `tzdb`: phones use their own.
            "zones": "bundled",
            "bytes": bytes,
            "log_bytes": log_bytes,
            "changes": changes.len(),
            "rows_by_kind": rows,
        }));
    }
    let sound = if condition == Condition::Sound {
        "terminal-sound"
    } else {
        "terminal-damaged"
    };
    out::paragraph(0, &words.say(sound, &[]));
    let args = [
        ("library", version.library.into()),
        ("schema", version.schema.into()),
        ("kilobytes", ((bytes + log_bytes) / 1024).into()),
        ("changes", changes.len().into()),
    ];
    out::paragraph(0, &words.say("terminal-doctor", &args));
    let encryption = if version.encryption {
        "terminal-doctor-encryption"
    } else {
        "terminal-doctor-no-encryption"
    };
    out::paragraph(0, &words.say(encryption, &[]));
    out::paragraph(
        0,
        &words.say("terminal-doctor-zone", &[("zone", global.zone.clone().into())]),
    );
    for (kind, count) in rows {
        let args = [("kind", kind.into()), ("count", count.into())];
        out::paragraph(2, &words.say("terminal-doctor-kind", &args));
    }
    Ok(())
}
