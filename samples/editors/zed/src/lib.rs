use zed_extension_api as zed;

struct Qingwen;

impl zed::Extension for Qingwen {
    fn new() -> Self {
        Qingwen
    }

    fn language_server_command(
        &mut self,
        _language_server_id: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("qingwen")
            .ok_or("qingwen is not on the PATH: pip install 'qingwen[lsp]'")?;
        Ok(zed::Command {
            command,
            args: vec!["server".into()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Qingwen);
