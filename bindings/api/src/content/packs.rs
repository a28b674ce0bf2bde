//! Content packs at the boundary: whose are trusted, installing one, which one is in use.

use lissom::content::pack::TrustedKeys;
use lissom::self_care::PackInstalled;
use lissom::store::CommandId;
use serde::Serialize;

use super::Content;
use crate::error::Result;

/// A content pack that is installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct PackCard {
    /// The pack's name.
    pub id: String,
    /// The version of its content.
    pub version: String,
    /// Which of the publisher's packs it is; rises.
    pub serial: u32,
    /// The names of the exercises that it takes back.
    pub recalled: Vec<String>,
    /// Whether the running week had one of them and was made anew without it: show it, and say so.
    pub week_changed: bool,
    /// Whether its content is in use; not when its key is trusted no more, or for another version of the library.
    pub in_use: bool,
    /// "Content 2027.1 is in use."
    pub text: String,
}

#[uniffi::export]
impl Content {
    /// Names whose packs are accepted, in the form of `assets/packs/keys.toml`. Nobody's are without this; call it each
    /// time after opening, before content is asked for.
    ///
    /// # Errors
    /// `PackRefused` naming the key that is not sound.
    pub fn trust(&self, keys: String) -> Result<()> {
        self.opened.with(|core| {
            core.trust(TrustedKeys::from_app(&keys)?);
            Ok(())
        })
    }

    /// Checks a pack and takes its content into use; all of it or nothing.
    ///
    /// # Errors
    /// `PackRefused` naming the entry: what is in use stays.
    pub fn install_pack(&self, command_id: String, pack: Vec<u8>) -> Result<PackCard> {
        let installed = self
            .opened
            .with(|core| core.install_pack(CommandId::parse(&command_id)?, &pack))?;
        self.card(&installed, true)
    }

    /// The pack that is installed.
    ///
    /// # Errors
    /// None but `ShutDown`.
    pub fn installed_pack(&self) -> Result<Option<PackCard>> {
        match self.opened.with(|core| core.installed_pack())? {
            Some((installed, in_use)) => self.card(&installed, in_use).map(Some),
            None => Ok(None),
        }
    }
}

impl Content {
    fn card(&self, installed: &PackInstalled, in_use: bool) -> Result<PackCard> {
        self.opened.pass(|passages| {
            let version = ("version", installed.version.as_str().into());
            let key = if in_use { "pack-in-use" } else { "pack-out-of-use" };
            let recalled: Vec<String> = installed
                .recalled
                .iter()
                .map(|exercise| passages.exercise_name(exercise))
                .collect();
            let mut text = vec![passages.words.say(key, &[version])];
            if !recalled.is_empty() {
                let exercises = ("exercises", passages.words.all_of(&recalled).into());
                text.push(passages.words.say("pack-recalls", &[exercises]));
            }
            if installed.week_changed {
                text.push(passages.words.say("pack-changed-week", &[]));
            }
            Ok(PackCard {
                id: installed.id.clone(),
                version: installed.version.clone(),
                serial: installed.serial,
                week_changed: installed.week_changed,
                in_use,
                recalled,
                text: text.join(" "),
            })
        })
    }
}
