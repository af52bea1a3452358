# Sourced by the other scripts: prints text that is not ours without letting it act.
# The runner obeys "::command::" at the start of a line and "##[command]" anywhere in one, on
# stdout and stderr alike, and reads the two apart; so all is printed on stdout, in this order.

# print_inert FILE: workflow commands are off while the file is printed.
print_inert() {
  [ -s "$1" ] || return 0
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::${token:?}"
  cat -- "$1"
  printf '\n::%s::\n' "$token"
}

# annotate TITLE PREFIX FILE: an error for each line of the file that has the prefix.
annotate() {
  local line
  while IFS= read -r line; do
    case $line in
      "$2"*) line=${line#"$2"}; printf '::error title=%s::%s\n' "$1" "${line//%/%25}" ;;
    esac
  done <"$3"
}
