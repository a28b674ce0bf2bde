# What a person is told when something went wrong, and what to do. One sentence or two; no blame, no code but the last.

error-wrong-key = Your records are locked, and this phone's key does not open them. Restart the phone and try again.
error-too-new = A newer version of the app made these records. Update the app, then open it again.
error-needs-migration = Your records need a short update. Open the app to let it finish.
error-damaged = The file with your records is damaged. You can bring back a backup, or start fresh. The damaged file is kept.
error-disk-full = Your phone is full, so this was not saved. Free some space and try again.
error-busy = Your records are in use right now. Try again in a moment.
error-cannot-open = Your records cannot be opened. Check that the app may use storage.
error-shut-down = The app has closed your records. Open it again.
error-no-time-zones = This phone has no list of time zones. Without it the app cannot tell your days apart.
error-unknown-zone = This time zone is not known. Choose another one.
error-interrupted = Stopped. Nothing was changed.
error-invalid = This value does not fit here. Check it and try again.
error-not-found = This is not there any more. Go back and look again.
error-import-ends-too-early = The file stops in the middle. Make the export again and bring it in. Nothing was added.
error-import-not-an-export = This file is not a health export we can read. Nothing was added.
error-import-refused = This file holds things a health export never needs. We did not open it. Nothing was added.
error-import-unreadable = The file cannot be read. Check that it is still there.
error-pack-refused = This update could not be checked, so we did not take it in. What you have stays as it is.
error-internal = Something went wrong on our side. Nothing you entered before is lost. Code: { $code }
