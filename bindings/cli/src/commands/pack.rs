//! Content packs: making, signing, checking and looking into one, for those who publish content; and installing one.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use lissom::content::pack::{self, About, Accept, BUILT_IN_ID, CoreRange, Manifest, TrustedKeys};
use lissom::self_care::{check_pack_files, open_pack};

use lissom_api::PackCard;

use crate::options::Global;
use crate::{Fallible, out};

/// What is done with a pack.
#[derive(Debug, Subcommand)]
pub(crate) enum PackStep {
    /// Makes a pack, not signed yet, of a folder of content files
    Build {
        /// The folder, laid out as the built-in content
        folder: PathBuf,
        /// A folder of figure files, laid out as the built-in ones; what it does not draw keeps its built-in figure
        #[arg(long)]
        figures: Option<PathBuf>,
        /// The name of the content
        #[arg(long, default_value = BUILT_IN_ID)]
        id: String,
        /// Higher than that of every version before
        #[arg(long)]
        serial: u32,
        /// The name of the key that will sign it
        #[arg(long)]
        key: String,
        /// An exercise that an earlier pack recalled, to be handed out again; may come several times
        #[arg(long, value_name = "EXERCISE")]
        reinstate: Vec<String>,
        /// The first version of the library that can read it
        #[arg(long, default_value = env!("CARGO_PKG_VERSION"))]
        from: String,
        /// The first version of the library that no longer can
        #[arg(long)]
        before: String,
        /// The pack
        #[arg(long)]
        out: PathBuf,
    },
    /// Signs a pack
    Sign {
        /// The pack
        pack: PathBuf,
        /// A file with the 32 bytes of the secret key
        #[arg(long)]
        secret: PathBuf,
    },
    /// Checks a pack as a phone would, its content included
    Verify {
        /// The pack
        pack: PathBuf,
        /// A TOML file with keys to trust, instead of those that ship
        #[arg(long)]
        keys: Option<PathBuf>,
        /// Only a higher serial than this
        #[arg(long, default_value_t = 0)]
        newer_than: u32,
        /// The name of the content whose place it would take
        #[arg(long, default_value = BUILT_IN_ID)]
        id: String,
    },
    /// Takes a pack into use in the file with the records; `--trust` names whose packs are accepted
    Install {
        /// The pack
        pack: PathBuf,
    },
    /// Shows which pack is installed
    Installed,
    /// Shows what a pack says of itself, checked or not
    Inspect {
        /// The pack
        pack: PathBuf,
    },
}

pub(super) fn run(global: &Global, step: &PackStep) -> Fallible {
    match step {
        PackStep::Build {
            folder,
            figures,
            id,
            serial,
            key,
            reinstate,
            from,
            before,
            out,
        } => {
            let mut files = Vec::new();
            gather(folder, folder, "", &mut files)?;
            if let Some(figures) = figures {
                gather(figures, figures, "figure/", &mut files)?;
                // What a body is stays the library's own.
                files.retain(|(path, _)| path != "figure/body.toml");
            }
            files.sort();
            check_pack_files(&files).map_err(|e| e.to_string())?;
            let about = About {
                id: id.clone(),
                serial: *serial,
                made: day(global),
                core: CoreRange {
                    from: from.clone(),
                    before: before.clone(),
                },
                key: key.clone(),
                reinstates: reinstate.iter().cloned().collect(),
            };
            write(out, &pack::build(&about, &files).map_err(|e| e.to_string())?)
        }
        PackStep::Sign { pack, secret } => {
            let key: [u8; 32] = read(secret)?
                .try_into()
                .map_err(|_| format!("{}: is not 32 bytes", secret.display()))?;
            write(pack, &pack::sign(&read(pack)?, &key).map_err(|e| e.to_string())?)
        }
        PackStep::Verify {
            pack,
            keys,
            newer_than,
            id,
        } => {
            let keys = match keys {
                Some(path) => TrustedKeys::parse(&String::from_utf8_lossy(&read(path)?)),
                None => TrustedKeys::shipped(),
            }
            .map_err(|e| e.to_string())?;
            let accept = Accept {
                keys: &keys,
                id,
                newer_than: *newer_than,
                core: env!("CARGO_PKG_VERSION"),
                today: day(global),
            };
            let (opened, _) = open_pack(&read(pack)?, &accept).map_err(|e| e.to_string())?;
            shown(&opened.manifest)
        }
        PackStep::Install { pack } => {
            let care = global.open()?;
            let installed = care.content().install_pack(global.command_id(), read(pack)?);
            card(global, &installed.map_err(|e| global.sentence(&e))?)
        }
        PackStep::Installed => {
            let care = global.open()?;
            match care.content().installed_pack().map_err(|e| global.sentence(&e))? {
                Some(installed) => card(global, &installed),
                None => Ok(()),
            }
        }
        PackStep::Inspect { pack } => shown(&pack::inspect(&read(pack)?).map_err(|e| e.to_string())?),
    }
}

fn card(global: &Global, installed: &PackCard) -> Fallible {
    if global.json {
        return out::json(installed);
    }
    out::paragraph(0, &installed.text);
    Ok(())
}

fn shown(manifest: &Manifest) -> Fallible {
    out::json(manifest)
}

/// Every content file below the folder, by its path in the pack, which begins with `under`.
fn gather(root: &Path, folder: &Path, under: &str, files: &mut Vec<(String, String)>) -> Fallible {
    let unread = |path: &Path| format!("{}: cannot be read", path.display());
    for entry in std::fs::read_dir(folder).map_err(|_| unread(folder))? {
        let path = entry.map_err(|_| unread(folder))?.path();
        if path.is_dir() {
            gather(root, &path, under, files)?;
        } else if path.extension().is_some_and(|end| end == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|_| unread(&path))?;
            let parts: Vec<_> = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .iter()
                .map(|part| part.to_string_lossy())
                .collect();
            files.push((format!("{under}{}", parts.join("/")), text));
        }
    }
    Ok(())
}

fn day(global: &Global) -> chrono::NaiveDate {
    chrono::DateTime::from_timestamp_millis(global.now_ms())
        .unwrap_or_default()
        .date_naive()
}

fn read(path: &Path) -> Fallible<Vec<u8>> {
    std::fs::read(path).map_err(|_| format!("{}: cannot be read", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Fallible {
    std::fs::write(path, bytes).map_err(|_| format!("{}: cannot be written", path.display()))
}
